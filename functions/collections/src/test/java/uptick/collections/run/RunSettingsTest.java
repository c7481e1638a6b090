package uptick.collections.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;

import io.micronaut.context.ApplicationContext;
import org.junit.jupiter.api.Test;

class RunSettingsTest {

    private static final Duration SOME = Duration.ofMinutes(5);

    @Test
    void giveARunHalfAnHourUnlessToldOtherwise() {
        try (var context = ApplicationContext.run()) {
            assertThat(context.getBean(RunSettings.class))
                    .isEqualTo(new RunSettings("live", 1000, Duration.ofMinutes(30), 5, SOME, 3));
        }
    }

    @Test
    void refuseWhatCannotWork() {
        assertRefused("provenance", () -> settings("real", 1, 1, 1, SOME));
        assertRefused("topics", () -> settings("live", 0, 1, 1, SOME));
        assertRefused("failures", () -> settings("live", 1, 0, 1, SOME));
        assertRefused("runs", () -> settings("live", 1, 1, 0, SOME));
        assertRefused("times", () -> settings("live", 1, 1, 1, Duration.ZERO));
    }

    private static void assertRefused(String setting, Runnable settings) {
        assertThatIllegalArgumentException()
                .isThrownBy(settings::run)
                .withMessageContaining("uptick.collections")
                .withMessageContaining(setting);
    }

    private static RunSettings settings(
            String provenance, int topics, int failures, int runs, Duration time) {
        return new RunSettings(provenance, topics, time, failures, time, runs);
    }
}
