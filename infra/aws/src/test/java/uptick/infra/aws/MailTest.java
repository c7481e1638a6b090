package uptick.infra.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@WithTemplate
class MailTest {

    @Test
    void withoutAServerAccountsHasNoWayOut(Resources resources) {
        var variables =
                Resources.map(
                        resources.function(FunctionShape.ACCOUNTS).at("Environment", "Variables"));

        assertThat(variables.keySet()).noneMatch(name -> name.startsWith("UPTICK_MAIL"));
        assertThat(variables).containsKey("UPTICK_ACCOUNTS_SITE_URL");
        assertThat(portsOut(resources)).doesNotContain("587");
    }

    @Test
    void withAServerAccountsReachesItAndReadsItsLoginFromTheSecret(@TempDir Path folder) {
        Blueprint plain = SampleProject.in(folder.resolve("project")).blueprint(1);
        Resources resources =
                WithTemplate.Synthesis.of(
                                new Blueprint(
                                        plain.project(),
                                        plain.publicKeys(),
                                        1,
                                        plain.alarmEmail(),
                                        new MailServer(
                                                "smtp.example.org", 587, "uptick@example.org"),
                                        MoreSources.NONE),
                                folder.resolve("cdk.out"))
                        .resources();

        Resources.Resource accounts = resources.function(FunctionShape.ACCOUNTS);
        assertThat(accounts.text("Environment", "Variables", "UPTICK_MAIL_HOST"))
                .isEqualTo("smtp.example.org");
        assertThat(accounts.text("Environment", "Variables", "UPTICK_MAIL_PASSWORD"))
                .isEqualTo(
                        "{{resolve:secretsmanager:uptick/accounts/mail:SecretString:password::}}");
        assertThat(portsOut(resources)).contains("587");
    }

    @Test
    void aServerNeedsASender() {
        assertThat(MailServer.of(null, null, null)).isNull();
        assertThat(MailServer.of("smtp.example.org", null, "uptick@example.org"))
                .isEqualTo(new MailServer("smtp.example.org", 587, "uptick@example.org"));
        assertThatThrownBy(() -> MailServer.of("smtp.example.org", null, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("uptick:mail-from");
    }

    private static Stream<String> portsOut(Resources resources) {
        return resources
                .ofType("AWS::EC2::SecurityGroup")
                .flatMap(group -> Resources.list(group.at("SecurityGroupEgress")).stream())
                .filter(Map.class::isInstance)
                .map(rule -> Resources.at(rule, "ToPort").toString());
    }
}
