package uptick.infra.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

@WithTemplate
class SchedulesTest {

    @Test
    void collectsEachMorningScoresEveryFiveMinutesEndsWhatLapsedEachMinuteAndKeepsHouseAtNight(
            Resources resources) {
        assertThat(resources.ofType("AWS::Events::Rule"))
                .extracting(
                        rule -> rule.text("ScheduleExpression"),
                        rule -> rule.text("State"),
                        rule -> rule.text("Targets", "0", "Arn", "Ref").replaceAll("Live.*", ""))
                .containsExactlyInAnyOrder(
                        tuple("cron(0 6 * * ? *)", "ENABLED", "CollectOnSchedule"),
                        tuple("rate(5 minutes)", "ENABLED", "ScoreOnSchedule"),
                        tuple("rate(5 minutes)", "ENABLED", "SweepCollections"),
                        tuple("rate(1 hour)", "ENABLED", "RecheckPosts"),
                        tuple("rate(1 minute)", "ENABLED", "ExpireReservations"),
                        tuple("cron(0 3 * * ? *)", "ENABLED", "Migration"));
    }

    @Test
    void sendsThePlainEventOfEventBridgeToWhatTakesIt(Resources resources) {
        assertThat(
                        resources
                                .ofType("AWS::Events::Rule")
                                .filter(rule -> !rule.id().startsWith("SchedulesUpkeep")))
                .hasSize(5)
                .allSatisfy(
                        rule -> {
                            assertThat(rule.text("Targets", "0", "Input")).isEmpty();
                            assertThat(rule.text("Targets", "0", "InputTransformer")).isEmpty();
                        });
    }

    @Test
    void sendsTheMigrationsTheirCommand(Resources resources) {
        assertThat(
                        resources
                                .starting("SchedulesUpkeep", "AWS::Events::Rule")
                                .text("Targets", "0", "Input"))
                .isEqualTo("{\"command\":\"upkeep\"}");
    }

    @Test
    void callsUpkeepOnlyOnceItsVersionHasMigrated(Resources resources) {
        Resources.Resource live = resources.starting("MigrationLive", "AWS::Lambda::Alias");

        assertThat(live.dependsOn()).contains(resources.only("Custom::Migrated").id());
        assertThat(live.text("FunctionVersion"))
                .contains(resources.starting("Migration", "AWS::Lambda::Version").id());
    }

    @Test
    void keepsWhatCouldNotBeDeliveredAndWhatFailed(Resources resources) {
        String failures =
                "{Fn::GetAtt=["
                        + resources.starting("SchedulesFailures", "AWS::SQS::Queue").id()
                        + ", Arn]}";

        assertThat(resources.ofType("AWS::Events::Rule"))
                .allSatisfy(
                        rule ->
                                assertThat(rule.text("Targets", "0", "DeadLetterConfig", "Arn"))
                                        .isEqualTo(failures));
        assertThat(
                        resources
                                .function(FunctionShape.COLLECT_ON_SCHEDULE)
                                .text("DeadLetterConfig", "TargetArn"))
                .isEqualTo(failures);
        assertThat(
                        resources
                                .function(FunctionShape.SCORE_ON_SCHEDULE)
                                .text("DeadLetterConfig", "TargetArn"))
                .isEqualTo(failures);
        assertThat(
                        resources
                                .function(FunctionShape.SWEEP_COLLECTIONS)
                                .text("DeadLetterConfig", "TargetArn"))
                .isEqualTo(failures);
        assertThat(
                        resources
                                .function(FunctionShape.RECHECK_POSTS)
                                .text("DeadLetterConfig", "TargetArn"))
                .isEqualTo(failures);
        assertThat(
                        resources
                                .function(FunctionShape.EXPIRE_RESERVATIONS)
                                .text("DeadLetterConfig", "TargetArn"))
                .isEqualTo(failures);
        assertThat(
                        resources
                                .function(FunctionShape.MIGRATIONS)
                                .text("DeadLetterConfig", "TargetArn"))
                .isEqualTo(failures);
    }

    @Test
    void setsTheRetriesOnTheAliasThatIsCalled(Resources resources) {
        assertThat(resources.ofType("AWS::Lambda::EventInvokeConfig"))
                .extracting(
                        config -> config.text("FunctionName", "Ref").replaceAll("Function.*", ""),
                        config -> config.text("MaximumRetryAttempts"),
                        config -> config.text("Qualifier").replaceAll(".*Ref=(\\w+?)Live.*", "$1"))
                .containsExactlyInAnyOrder(
                        tuple("CollectOnSchedule", "2", "CollectOnSchedule"),
                        tuple("ScoreOnSchedule", "0", "ScoreOnSchedule"),
                        tuple("SweepCollections", "0", "SweepCollections"),
                        tuple("RecheckPosts", "0", "RecheckPosts"),
                        tuple("ExpireReservations", "0", "ExpireReservations"),
                        tuple("MigrationMigrations", "2", "Migration"));
    }

    @Test
    void neverLetsASweepMeetTheNext(Resources resources) {
        assertThat(
                        Stream.of(FunctionShape.SCORE_ON_SCHEDULE, FunctionShape.SWEEP_COLLECTIONS)
                                .map(resources::function))
                .allSatisfy(
                        sweep -> {
                            assertThat(sweep.at("ReservedConcurrentExecutions")).isEqualTo(1);
                            assertThat(((Number) sweep.at("Timeout")).intValue()).isLessThan(300);
                        });
        Resources.Resource recheck = resources.function(FunctionShape.RECHECK_POSTS);
        assertThat(recheck.at("ReservedConcurrentExecutions")).isEqualTo(1);
        assertThat(((Number) recheck.at("Timeout")).intValue()).isLessThan(3600);
        Resources.Resource expire = resources.function(FunctionShape.EXPIRE_RESERVATIONS);
        assertThat(expire.at("ReservedConcurrentExecutions")).isEqualTo(1);
        assertThat(((Number) expire.at("Timeout")).intValue()).isLessThan(60);
    }

    @Test
    void raisesAnAlarmForEachThingThatSomebodyHasToLookAt(Resources resources) {
        assertThat(resources.ofType("AWS::CloudWatch::Alarm"))
                .allSatisfy(
                        alarm -> assertThat(alarm.text("AlarmActions")).contains("Ref=AlarmsTopic"))
                .extracting(alarm -> alarm.text("Namespace") + " " + alarm.text("MetricName"))
                .containsExactlyInAnyOrder(
                        "AWS/Lambda Errors",
                        "AWS/ApiGateway 5xx",
                        "AWS/SQS ApproximateNumberOfMessagesVisible",
                        "AWS/Lambda Invocations",
                        "AWS/RDS FreeStorageSpace");
        assertThat(resources.only("AWS::SNS::Subscription").text("Endpoint"))
                .isEqualTo("operator@example.org");
    }
}
