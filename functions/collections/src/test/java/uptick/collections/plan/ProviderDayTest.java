package uptick.collections.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Random;

import org.junit.jupiter.api.Test;

class ProviderDayTest {

    private static final Instant START_OF_2000 = Instant.parse("2000-01-01T00:00:00Z");
    private static final long SECONDS_OF_40_YEARS = Duration.ofDays(40 * 365L).toSeconds();

    @Test
    void beginsAtMidnightPacificInWinterAndInSummer() {
        assertBegins("2026-01-15", "2026-01-15T08:00:00Z");
        assertBegins("2026-07-15", "2026-07-15T07:00:00Z");
    }

    @Test
    void lasts23HoursWhenSummerTimeBegins() {
        assertBegins("2026-03-08", "2026-03-08T08:00:00Z");
        assertBegins("2026-03-09", "2026-03-09T07:00:00Z");
    }

    @Test
    void lasts25HoursWhenSummerTimeEnds() {
        assertBegins("2026-11-01", "2026-11-01T07:00:00Z");
        assertBegins("2026-11-02", "2026-11-02T08:00:00Z");
        // One o'clock at night comes twice on that day, and both are its own.
        assertThat(day("2026-11-01T08:30:00Z")).isEqualTo(day("2026-11-01T09:30:00Z"));
    }

    @Test
    void hasALeapDay() {
        assertBegins("2028-02-29", "2028-02-29T08:00:00Z");
        assertBegins("2028-03-01", "2028-03-01T08:00:00Z");
    }

    @Test
    void putsEveryInstantIntoExactlyOneDay() {
        var random = new Random(7);

        for (var i = 0; i < 20_000; i++) {
            var instant = START_OF_2000.plusSeconds(random.nextLong(SECONDS_OF_40_YEARS));
            var day = ProviderDay.YOUTUBE.at(instant);

            assertThat(ProviderDay.YOUTUBE.begins(day)).isBeforeOrEqualTo(instant);
            assertThat(ProviderDay.YOUTUBE.begins(day.plusDays(1))).isAfter(instant);
        }
    }

    private static void assertBegins(String day, String instant) {
        var midnight = Instant.parse(instant);

        assertThat(ProviderDay.YOUTUBE.begins(LocalDate.parse(day))).isEqualTo(midnight);
        assertThat(ProviderDay.YOUTUBE.at(midnight)).isEqualTo(LocalDate.parse(day));
        assertThat(ProviderDay.YOUTUBE.at(midnight.minusNanos(1)))
                .isEqualTo(LocalDate.parse(day).minusDays(1));
    }

    private static LocalDate day(String instant) {
        return ProviderDay.YOUTUBE.at(Instant.parse(instant));
    }
}
