package uptick.collections.run;

import java.time.Duration;
import java.util.List;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/// How topics are discovered, `uptick.collections.discovery.*`.
///
/// @param enabled whether charts are read for topics, and topics are made of what they show
/// @param topicsPerRun how many topics a run adds at most
/// @param mostTracked how many topics are tracked at once, at most, because charts show them
/// @param letGoAfter after how long such a topic is tracked no longer, if no chart showed it
/// @param countries whose trending searches are read, ISO 3166-1 alpha-2
@ConfigurationProperties("uptick.collections.discovery")
public record DiscoverySettings(
        @Bindable(defaultValue = "true") boolean enabled,
        @Bindable(defaultValue = "20") int topicsPerRun,
        @Bindable(defaultValue = "200") int mostTracked,
        @Bindable(defaultValue = "28d") Duration letGoAfter,
        @Bindable(defaultValue = "GB") List<String> countries) {

    /// Why a slice that only looks for topics is not done where they are not looked for.
    public static final String OFF = "Topics are not discovered: an operator switched it off.";

    private static final int MOST = 1_000;

    public DiscoverySettings {
        countries = List.copyOf(countries);
        if (topicsPerRun < 0 || topicsPerRun > MOST || mostTracked < 0) {
            throw new IllegalArgumentException(
                    "uptick.collections.discovery: topics-per-run is 0 to 1000, most-tracked a count");
        }
        if (!letGoAfter.isPositive()) {
            throw new IllegalArgumentException(
                    "uptick.collections.discovery.let-go-after must be longer than nothing");
        }
        if (!countries.stream().allMatch(country -> country.matches("[A-Z]{2}"))) {
            throw new IllegalArgumentException(
                    "uptick.collections.discovery.countries must be two capital letters each, such as GB");
        }
    }
}
