package uptick.collections.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import uptick.outbound.Headers;

class RateWindowTest {

    private static final Duration WINDOW = Duration.ofMinutes(10);

    /* As recorded on 13 April 2026. */
    @Test
    void isReadFromRedditsHeaders() {
        assertThat(RateWindow.of(headers("3", "997.0", "15")))
                .contains(new RateWindow(3, 997, Duration.ofSeconds(15)));
    }

    @Test
    void isUnknownWhereAHeaderIsMissing() {
        assertThat(RateWindow.of(new Headers(Map.of()))).isEmpty();
        assertThat(
                        RateWindow.of(
                                new Headers(
                                        Map.of(
                                                "x-ratelimit-used",
                                                List.of("3"),
                                                "x-ratelimit-reset",
                                                List.of("15")))))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "-1, 997.0, 15",
        "3, NaN, 15",
        "3, -5, 15",
        "3, 1e9, 15",
        "3, 997.0, soon",
        "3, 997.0, 99999999",
        "'', 997.0, 15",
        "3, 997.0, Infinity",
    })
    void isUnknownWhereAHeaderMakesNoSense(String used, String remaining, String reset) {
        assertThat(RateWindow.of(headers(used, remaining, reset))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        // nothing left, or less than one request: wait for the next window
        "1000, 0.0, 480, 480000",
        "1000, 0.4, 480, 480000",
        // ahead of the even pace, by ten requests of 0.6 s
        "20, 980.0, 594, 6000",
        "100, 900.0, 300, 0",
        // far ahead: no longer than ten seconds
        "900, 100.0, 590, 10000",
        "0, 1000.0, 600, 0",
    })
    void spreadsWhatIsLeftOverTheWindow(String used, String remaining, String reset, long millis) {
        assertThat(RateWindow.of(headers(used, remaining, reset)).orElseThrow().pause(WINDOW))
                .isEqualTo(Duration.ofMillis(millis));
    }

    @Test
    void waitsNoLongerTheMoreIsLeft() {
        var random = new SplittableRandom(600);
        for (var round = 0; round < 2_000; round++) {
            var used = random.nextInt(1_000);
            var left = random.nextDouble(1, 1_000);
            var reset = Duration.ofSeconds(random.nextInt(600));

            var pause = new RateWindow(used, left, reset).pause(WINDOW);

            assertThat(pause).isBetween(Duration.ZERO, Duration.ofSeconds(10));
            assertThat(new RateWindow(used, left + random.nextDouble(500), reset).pause(WINDOW))
                    .isLessThanOrEqualTo(pause);
        }
    }

    private static Headers headers(String used, String remaining, String reset) {
        return new Headers(
                Map.of(
                        "X-Ratelimit-Used", List.of(used),
                        "X-Ratelimit-Remaining", List.of(remaining),
                        "X-Ratelimit-Reset", List.of(reset)));
    }
}
