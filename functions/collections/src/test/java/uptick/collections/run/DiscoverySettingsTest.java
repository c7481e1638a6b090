package uptick.collections.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.micronaut.context.ApplicationContext;
import org.junit.jupiter.api.Test;

class DiscoverySettingsTest {

    private static final Duration FOUR_WEEKS = Duration.ofDays(28);

    @Test
    void bringTwentyTopicsARunAndTwoHundredAtOnceUnlessToldOtherwise() {
        try (var context = ApplicationContext.run()) {
            assertThat(context.getBean(DiscoverySettings.class))
                    .isEqualTo(new DiscoverySettings(true, 20, 200, FOUR_WEEKS, List.of("GB")));
        }
    }

    @Test
    void areReadByTheirNames() {
        try (var context =
                ApplicationContext.run(
                        Map.of(
                                "uptick.collections.discovery.enabled", "false",
                                "uptick.collections.discovery.topics-per-run", "0",
                                "uptick.collections.discovery.most-tracked", "1",
                                "uptick.collections.discovery.let-go-after", "7d",
                                "uptick.collections.discovery.countries", "GB,US"))) {
            assertThat(context.getBean(DiscoverySettings.class))
                    .isEqualTo(
                            new DiscoverySettings(
                                    false, 0, 1, Duration.ofDays(7), List.of("GB", "US")));
        }
    }

    @Test
    void refuseWhatCannotWork() {
        assertRefused("topics-per-run", () -> settings(-1, 1, FOUR_WEEKS, "GB"));
        assertRefused("topics-per-run", () -> settings(1_001, 1, FOUR_WEEKS, "GB"));
        assertRefused("most-tracked", () -> settings(1, -1, FOUR_WEEKS, "GB"));
        assertRefused("let-go-after", () -> settings(1, 1, Duration.ZERO, "GB"));
        assertRefused("countries", () -> settings(1, 1, FOUR_WEEKS, "gb"));
    }

    private static void assertRefused(String setting, Runnable settings) {
        assertThatIllegalArgumentException()
                .isThrownBy(settings::run)
                .withMessageContaining("uptick.collections.discovery")
                .withMessageContaining(setting);
    }

    private static DiscoverySettings settings(
            int perRun, int most, Duration letGoAfter, String country) {
        return new DiscoverySettings(true, perRun, most, letGoAfter, List.of(country));
    }
}
