package uptick.trends.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import uptick.trends.score.InterestWindow.Point;
import uptick.trends.score.InterestWindow.Step;

class InterestWindowTest {

    private static final Instant START = Instant.parse("2025-01-06T00:00:00Z");

    @Test
    void comparesAWeekWithTheSixteenBeforeIt() {
        var window = InterestWindow.of(series(30, 7, n -> n), Step.WEEK).orElseThrow();

        assertThat(window.latest()).isEqualTo(y(29));
        assertThat(window.usual()).hasSize(16).startsWith(y(28)).endsWith(y(13));
        assertThat(window.recent()).containsExactly(y(29), y(28), y(27), y(26));
        assertThat(window.usualRecent()).hasSize(16).startsWith(y(25)).endsWith(y(10));
        assertThat(window.yearAgo()).isNull();
    }

    @Test
    void looksAYearBackWhereTheSeriesReachesSoFar() {
        assertThat(InterestWindow.of(series(60, 7, n -> n), Step.WEEK).orElseThrow().yearAgo())
                .isEqualTo(y(59 - 52));
        assertThat(InterestWindow.of(series(24, 30, n -> n), Step.MONTH).orElseThrow().yearAgo())
                .isEqualTo(y(23 - 12));
        assertThat(InterestWindow.of(series(400, 1, n -> n), Step.DAY).orElseThrow().yearAgo())
                .isEqualTo(y(399 - 364));
    }

    @Test
    void comparesADayWithTheSameWeekdays() {
        // weekends have a hundred, other days ten
        var window =
                InterestWindow.of(series(126, 1, n -> n % 7 > 4 ? 100 : 10), Step.DAY)
                        .orElseThrow();

        assertThat(window.latest()).isEqualTo(y(100));
        assertThat(window.usual()).hasSize(16).containsOnly(y(100));
        assertThat(window.recent()).containsExactly(y(100), y(100), y(10), y(10));
        assertThat(window.usualRecent())
                .hasSize(16)
                .allSatisfy(
                        mean -> assertThat(mean).isCloseTo((y(100) + y(10)) / 2, within(1e-12)));
    }

    @Test
    void leavesOutAWeekOfWhichADayIsMissing() {
        var points = new ArrayList<>(series(126, 1, n -> n));
        points.removeIf(point -> point.at().equals(START.plus(Duration.ofDays(125 - 7 - 2))));

        assertThat(InterestWindow.of(points, Step.DAY).orElseThrow().usual()).hasSize(15);
    }

    @Test
    void isNoneOfTooLittle() {
        assertThat(InterestWindow.of(series(19, 7, n -> n), Step.WEEK)).isEmpty();
        assertThat(InterestWindow.of(series(20, 7, n -> n), Step.WEEK)).isPresent();
        assertThat(InterestWindow.of(series(59, 1, n -> n), Step.DAY)).isEmpty();
        assertThat(InterestWindow.of(series(60, 1, n -> n), Step.DAY)).isPresent();
        assertThat(InterestWindow.of(List.of(), Step.DAY)).isEmpty();
    }

    @Test
    void isNoneWhereOneOfTheLastDaysIsMissing() {
        var points = new ArrayList<>(series(126, 1, n -> n));
        points.remove(points.size() - 2);

        assertThat(InterestWindow.of(points, Step.DAY)).isEmpty();
    }

    static List<Point> series(int points, int days, IntToDoubleFunction value) {
        return IntStream.range(0, points)
                .mapToObj(
                        n ->
                                new Point(
                                        START.plus(Duration.ofDays((long) n * days)),
                                        value.applyAsDouble(n)))
                .toList();
    }

    static double y(double value) {
        return StrictMath.log1p(value);
    }
}
