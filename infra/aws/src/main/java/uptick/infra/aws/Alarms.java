package uptick.infra.aws;

import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.ComparisonOperator;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;
import software.amazon.awscdk.services.cloudwatch.actions.SnsAction;
import software.amazon.awscdk.services.sns.Topic;
import software.amazon.awscdk.services.sns.subscriptions.EmailSubscription;
import software.constructs.Construct;

/// The few alarms that mean somebody has to look, each about 0.10 USD a month.
final class Alarms extends Construct {

    private final Topic topic;

    /// @param email who is told, or null for nobody
    Alarms(Construct scope, String id, @Nullable String email) {
        super(scope, id);
        this.topic = Topic.Builder.create(this, "Topic").enforceSsl(true).build();
        if (email != null) {
            topic.addSubscription(new EmailSubscription(email));
        }
    }

    void watch(
            Migration migration,
            Api api,
            Schedules schedules,
            DomainFunction morning,
            Database database) {
        above("MigrationFailed", sum(Duration.minutes(5)), migration.function()::metricErrors, 0);
        above("ServerErrors", sum(Duration.minutes(5)), api.http()::metricServerError, 4);
        above(
                "ScheduleFailed",
                MetricOptions.builder().statistic("Maximum").period(Duration.minutes(5)).build(),
                schedules.failures()::metricApproximateNumberOfMessagesVisible,
                0);
        below(
                "NoMorningCollection",
                sum(Duration.days(1)),
                morning.function()::metricInvocations,
                1);
        below(
                "DiskNearlyFull",
                MetricOptions.builder().statistic("Minimum").period(Duration.minutes(15)).build(),
                database.instance()::metricFreeStorageSpace,
                2L * 1024 * 1024 * 1024);
    }

    private interface Measured {
        IMetric over(MetricOptions options);
    }

    private static MetricOptions sum(Duration period) {
        return MetricOptions.builder().statistic("Sum").period(period).build();
    }

    private void above(String id, MetricOptions options, Measured metric, Number threshold) {
        alarm(
                id,
                metric.over(options),
                ComparisonOperator.GREATER_THAN_THRESHOLD,
                threshold,
                TreatMissingData.NOT_BREACHING);
    }

    private void below(String id, MetricOptions options, Measured metric, Number threshold) {
        alarm(
                id,
                metric.over(options),
                ComparisonOperator.LESS_THAN_THRESHOLD,
                threshold,
                TreatMissingData.BREACHING);
    }

    private void alarm(
            String id,
            IMetric metric,
            ComparisonOperator comparison,
            Number threshold,
            TreatMissingData missing) {
        Alarm.Builder.create(this, id)
                .metric(metric)
                .comparisonOperator(comparison)
                .threshold(threshold)
                .evaluationPeriods(1)
                .treatMissingData(missing)
                .build()
                .addAlarmAction(new SnsAction(topic));
    }
}
