package uptick.collections.run;

import java.time.Duration;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/// How runs go, `uptick.collections.*`.
///
/// @param provenance `live`, or `sample` where the providers are replayed: what every run says of itself
/// @param topicsPerRun how many topics a run asks each source for
/// @param runTime how long a run may take; what is left then fails
/// @param failuresToRest after how many failed calls in a row a source is left alone
/// @param restTime for how long; then one call finds out whether it is back
/// @param runsToSilence after how many runs in which a source gave nothing the operators are told
@ConfigurationProperties("uptick.collections")
public record RunSettings(
        @Bindable(defaultValue = "live") String provenance,
        @Bindable(defaultValue = "1000") int topicsPerRun,
        @Bindable(defaultValue = "30m") Duration runTime,
        @Bindable(defaultValue = "5") int failuresToRest,
        @Bindable(defaultValue = "5m") Duration restTime,
        @Bindable(defaultValue = "3") int runsToSilence) {

    public RunSettings {
        if (!provenance.equals("live") && !provenance.equals("sample")) {
            throw new IllegalArgumentException(
                    "uptick.collections.provenance must be live or sample");
        }
        if (topicsPerRun < 1 || failuresToRest < 1 || runsToSilence < 1) {
            throw new IllegalArgumentException(
                    "uptick.collections: topics, failures and runs are counts from 1");
        }
        if (!runTime.isPositive() || !restTime.isPositive()) {
            throw new IllegalArgumentException("uptick.collections: times are longer than nothing");
        }
    }
}
