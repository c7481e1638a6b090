package uptick.infra.aws;

import java.util.Map;

import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.events.CronOptions;
import software.amazon.awscdk.services.events.Rule;
import software.amazon.awscdk.services.events.RuleTargetInput;
import software.amazon.awscdk.services.events.Schedule;
import software.amazon.awscdk.services.events.targets.LambdaFunction;
import software.amazon.awscdk.services.lambda.IFunction;
import software.amazon.awscdk.services.sqs.Queue;
import software.amazon.awscdk.services.sqs.QueueEncryption;
import software.constructs.Construct;

/// When functions run without being asked.
///
/// EventBridge rules rather than EventBridge Scheduler: the handlers take a plain scheduled event, which is what a rule sends
/// by itself, where Scheduler wants it retyped as a template and a role per target. What Scheduler adds (time zones,
/// millions of schedules) is not needed, for all times are UTC.
final class Schedules extends Construct {

    private final Queue failures;

    Schedules(Construct scope, String id) {
        super(scope, id);
        this.failures =
                Queue.Builder.create(this, "Failures")
                        .encryption(QueueEncryption.SQS_MANAGED)
                        .enforceSsl(true)
                        .retentionPeriod(Duration.days(14))
                        .build();
    }

    /// Where calls end up that failed for good, whether EventBridge could not deliver them or the function gave up.
    Queue failures() {
        return failures;
    }

    void everyMorningAtSix(String id, IFunction function) {
        schedule(
                id,
                Schedule.cron(CronOptions.builder().hour("6").minute("0").build()),
                function,
                Duration.hours(4));
    }

    void everyMinute(String id, IFunction function) {
        schedule(id, Schedule.rate(Duration.minutes(1)), function, Duration.minutes(1));
    }

    void everyFiveMinutes(String id, IFunction function) {
        // an older event than that is one that the next sweep has overtaken
        schedule(id, Schedule.rate(Duration.minutes(5)), function, Duration.minutes(5));
    }

    void everyHour(String id, IFunction function) {
        schedule(id, Schedule.rate(Duration.hours(1)), function, Duration.hours(1));
    }

    /// With a command instead of the plain event, for a function that takes commands.
    void everyNightAtThree(String id, IFunction function, Map<String, String> command) {
        Rule.Builder.create(this, id)
                .schedule(Schedule.cron(CronOptions.builder().hour("3").minute("0").build()))
                .build()
                .addTarget(
                        target(function, Duration.hours(4))
                                .event(RuleTargetInput.fromObject(command))
                                .build());
    }

    private void schedule(String id, Schedule schedule, IFunction function, Duration maxAge) {
        Rule.Builder.create(this, id)
                .schedule(schedule)
                .build()
                .addTarget(target(function, maxAge).build());
    }

    private LambdaFunction.Builder target(IFunction function, Duration maxAge) {
        return LambdaFunction.Builder.create(function)
                .deadLetterQueue(failures)
                .maxEventAge(maxAge)
                .retryAttempts(3);
    }
}
