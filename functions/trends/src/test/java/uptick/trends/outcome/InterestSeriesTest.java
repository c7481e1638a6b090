package uptick.trends.outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import uptick.trends.score.InterestWindow.Point;
import uptick.trends.score.InterestWindow.Step;

class InterestSeriesTest {

    private static final Instant START = Instant.parse("2026-01-05T00:00:00Z");
    private static final int DAYS = 150;
    private static final Instant NEWEST = START.plus(Duration.ofDays(DAYS - 1));

    @ParameterizedTest
    @CsvSource({"1", "7", "28"})
    void comparesADayWithTheWeekdayOfItsHorizon(int horizon) {
        // every weekday has a level of its own
        IntToDoubleFunction weekday = n -> 100 + 10 * (n % 7);

        var flag = days(DAYS, weekday).flag(horizon).orElseThrow();

        assertThat(flag.signal()).isEqualTo(weekday.applyAsDouble(DAYS - 1));
        assertThat(flag.baseline()).isEqualTo(weekday.applyAsDouble(DAYS - 1 + horizon));
        assertThat(flag.dueAt()).isEqualTo(NEWEST.plus(Duration.ofDays(horizon + 1)));
    }

    @Test
    void freezesWhatWasUsualBeforeTheFlag() {
        var quiet = days(DAYS, _ -> 100);
        var spike = days(DAYS, n -> n == DAYS - 1 ? 900 : 100);

        assertThat(spike.flag(7).orElseThrow().baseline())
                .isEqualTo(quiet.flag(7).orElseThrow().baseline());
    }

    @Test
    void measuresWeeksInWholeOnes() {
        var weeks = series(30, 7, Step.WEEK, n -> n, false);

        assertThat(weeks.flag(1)).isEmpty();
        assertThat(weeks.flag(7).orElseThrow().baseline()).isEqualTo((20 + 21) / 2.0);
        assertThat(weeks.flag(28).orElseThrow().dueAt())
                .isEqualTo(START.plus(Duration.ofDays(7 * (29 + 4 + 1))));
        assertThat(series(30, 30, Step.MONTH, n -> n, false).flag(28)).isEmpty();
    }

    @Test
    void flagsNothingWithoutEnoughToCompareWith() {
        assertThat(days(50, _ -> 100).flag(7)).isEmpty();
        assertThat(days(DAYS, _ -> 0.5).flag(7)).isEmpty();
        assertThat(days(0, _ -> 1).flag(7)).isEmpty();
    }

    @Test
    void findsTheSignalAtTheHorizon() {
        var later = days(DAYS + 30, n -> n);

        assertThat(later.signalAt(NEWEST, DAYS - 1.0, 7)).contains(DAYS + 6.0);
        assertThat(later.signalAt(NEWEST, DAYS - 1.0, 28)).contains(DAYS + 27.0);
        assertThat(days(DAYS + 6, n -> n).signalAt(NEWEST, DAYS - 1.0, 7)).contains(DAYS + 5.0);
        assertThat(days(DAYS + 5, n -> n).signalAt(NEWEST, DAYS - 1.0, 7)).isEmpty();
    }

    @Test
    void bringsALaterPullToTheScaleOfTheFlag() {
        // the same course, told in half the units
        var later = series(DAYS + 30, 1, Step.DAY, n -> n / 2.0, true);

        assertThat(later.signalAt(NEWEST, DAYS - 1.0, 7).orElseThrow())
                .isCloseTo(DAYS + 6.0, within(1e-9));
        assertThat(
                        series(DAYS + 30, 1, Step.DAY, n -> n == DAYS - 1 ? 0 : 5, true)
                                .signalAt(NEWEST, 10, 7))
                .isEmpty();
    }

    private static InterestSeries days(int days, IntToDoubleFunction value) {
        return series(days, 1, Step.DAY, value, false);
    }

    private static InterestSeries series(
            int points, int days, Step step, IntToDoubleFunction value, boolean isRelative) {
        return new InterestSeries(
                IntStream.range(0, points)
                        .mapToObj(
                                n ->
                                        new Point(
                                                START.plus(Duration.ofDays((long) n * days)),
                                                value.applyAsDouble(n)))
                        .toList(),
                step,
                isRelative);
    }
}
