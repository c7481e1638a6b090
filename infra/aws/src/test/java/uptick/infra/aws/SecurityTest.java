package uptick.infra.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static uptick.infra.aws.Resources.at;
import static uptick.infra.aws.Resources.list;
import static uptick.infra.aws.Resources.map;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.assertions.Annotations;
import software.amazon.awscdk.assertions.Match;

@WithTemplate
class SecurityTest {

    @Test
    void namesSecretsWithoutHoldingThem(Resources resources) {
        Stream<Map.Entry<String, Object>> secrets =
                resources
                        .functions()
                        .flatMap(
                                function ->
                                        map(function.at("Environment", "Variables"))
                                                .entrySet()
                                                .stream())
                        .filter(
                                variable ->
                                        variable.getKey()
                                                .matches(
                                                        ".*(PASSWORD|SECRET|SIGNING_KEY|YOUTUBE_KEY).*"));

        assertThat(secrets)
                .hasSize(12 + 4 + 4 + 1 + 3 + 1)
                .allSatisfy(
                        variable ->
                                assertThat(variable.getValue().toString())
                                        .contains("{{resolve:secretsmanager:"));
        assertThat(resources.only("AWS::RDS::DBInstance").text("MasterUserPassword"))
                .contains("{{resolve:secretsmanager:");
        assertThat(resources.ofType("AWS::SecretsManager::Secret"))
                .allSatisfy(secret -> assertThat(secret.text("SecretString")).isEmpty());
    }

    @Test
    void hidesEnvironmentsFromWhoeverMayNotUseTheKey(Resources resources) {
        String key = "{Fn::GetAtt=[" + resources.only("AWS::KMS::Key").id() + ", Arn]}";

        assertThat(resources.functions())
                .allSatisfy(function -> assertThat(function.text("KmsKeyArn")).isEqualTo(key));
    }

    @Test
    void allowsEverythingOnlyWhereNothingNarrowerExists(Resources resources) {
        assertThat(
                        resources
                                .statements("Allow")
                                .filter(
                                        statement ->
                                                list(statement.getOrDefault("Resource", ""))
                                                        .contains("*")))
                .hasSize(12)
                .allSatisfy(
                        statement ->
                                assertThat(list(at(statement, "Action")))
                                        .allMatch(action -> action.toString().startsWith("ec2:")));
        assertThat(
                        resources
                                .statements("Allow")
                                .flatMap(statement -> list(at(statement, "Action")).stream())
                                .map(Object::toString))
                .doesNotContain("*", "s3:*", "lambda:*", "kms:*", "sqs:*", "logs:*");
    }

    @Test
    void opensNoResourceToEverybody(Resources resources) {
        assertThat(resources.statements("Allow"))
                .allSatisfy(
                        statement -> {
                            Object principal = statement.getOrDefault("Principal", "");
                            assertThat(principal).isNotIn("*", Map.of("AWS", "*"));
                        });
        assertThat(resources.ofType("AWS::Lambda::Permission"))
                .hasSize(59)
                .allSatisfy(
                        permission -> {
                            assertThat(permission.text("Principal"))
                                    .isIn("apigateway.amazonaws.com", "events.amazonaws.com");
                            assertThat(permission.text("SourceArn")).isNotEmpty();
                        });
    }

    @Test
    void letsOnlyTheFunctionsReachTheDatabase(Resources resources) {
        Resources.Resource database = resources.only("AWS::RDS::DBInstance");

        assertThat(database.at("PubliclyAccessible")).isEqualTo(false);
        assertThat(resources.ofType("AWS::EC2::SecurityGroupIngress"))
                .hasSize(12)
                .allSatisfy(
                        rule -> {
                            assertThat(rule.text("SourceSecurityGroupId")).contains("Membership");
                            assertThat(rule.text("FromPort")).isEqualTo(database.text("Port"));
                            assertThat(rule.text("ToPort")).isEqualTo(database.text("Port"));
                        });
        assertThat(resources.ofType("AWS::EC2::SecurityGroup"))
                .allSatisfy(group -> assertThat(group.text("SecurityGroupIngress")).isEmpty());
    }

    @Test
    void letsOnlyCollectionsOutAndOnlyByHttps(Resources resources) {
        assertThat(
                        resources
                                .ofType("AWS::EC2::SecurityGroup")
                                .filter(
                                        group ->
                                                group.text("SecurityGroupEgress").contains("::/0")))
                .hasSize(5)
                .allSatisfy(
                        group -> {
                            assertThat(group.id())
                                    .matches(
                                            "(Collect|WorkSlices|SweepCollections|RecheckPosts).*");
                            assertThat(group.at("SecurityGroupEgress"))
                                    .asInstanceOf(InstanceOfAssertFactories.LIST)
                                    .hasSize(1);
                            assertThat(group.text("SecurityGroupEgress", "0", "ToPort"))
                                    .isEqualTo("443");
                        });
        assertThat(resources.ofType("AWS::EC2::SecurityGroup"))
                .noneMatch(group -> group.text("SecurityGroupEgress").contains("0.0.0.0/0"));
    }

    @Test
    void keepsTheDataEncryptedBackedUpAndHardToDelete(Resources resources) {
        Resources.Resource database = resources.only("AWS::RDS::DBInstance");

        assertThat(database.at("StorageEncrypted")).isEqualTo(true);
        assertThat(database.at("DeletionProtection")).isEqualTo(true);
        assertThat(((Number) database.at("BackupRetentionPeriod")).intValue())
                .isGreaterThanOrEqualTo(7);
        assertThat(database.text("EngineVersion")).isEqualTo("18");
        assertThat(resources.only("AWS::RDS::DBParameterGroup").text("Parameters", "rds.force_ssl"))
                .isEqualTo("1");
    }

    @Test
    void leavesNoFindingOfCdkNagUnanswered(WithTemplate.Synthesis synthesis) {
        Annotations findings = Annotations.fromStack(synthesis.stack());

        assertThat(findings.findError("*", Match.anyValue()).size()).isZero();
        // geographic limits and a web application firewall: offered, not wanted at this size
        assertThat(
                        findings.findWarning("*", Match.stringLikeRegexp("AwsSolutions-CFR[12]:.*"))
                                .size())
                .isEqualTo(2);
        assertThat(findings.findWarning("*", Match.stringLikeRegexp("AwsSolutions-.*")).size())
                .isEqualTo(2);
    }

    @Test
    void acceptsAtMostFiveFindingsEachWithItsReason() {
        assertThat(AcceptedFindings.ALL)
                .hasSizeLessThanOrEqualTo(5)
                .allSatisfy(finding -> assertThat(finding.getReason()).hasSizeGreaterThan(60));
    }

    @Test
    void keepsBucketsPrivate(Resources resources) {
        List<Resources.Resource> buckets = resources.ofType("AWS::S3::Bucket").toList();

        assertThat(buckets)
                .hasSize(2)
                .allSatisfy(
                        bucket -> {
                            assertThat(map(bucket.at("PublicAccessBlockConfiguration")).values())
                                    .hasSize(4)
                                    .containsOnly(true);
                            assertThat(bucket.text("BucketEncryption")).isNotEmpty();
                        });
    }
}
