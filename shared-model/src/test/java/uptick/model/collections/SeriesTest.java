package uptick.model.collections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import uptick.model.collections.Series.Anchor;
import uptick.model.collections.Series.Point;

class SeriesTest {

    private static final Instant START = Instant.parse("2026-05-31T00:00:00Z");
    private static final int ROUNDS = 500;

    @Test
    void standOnTheAnchorsScaleWhateverElseWasAskedForWithThem() {
        var random = new SplittableRandom(20_261_127);
        for (var round = 0; round < ROUNDS; round++) {
            var values = random.doubles(random.nextInt(1, 60), 0, 100).toArray();
            var level = random.nextDouble(Anchor.LEAST_LEVEL, 100);
            // another term in the request makes everything smaller, the anchor too
            var factor = random.nextDouble(Anchor.LEAST_LEVEL / level, 20);

            var one = series(values, new Anchor("weather", level)).onAnchorScale().orElseThrow();
            var other =
                    series(
                                    IntStream.range(0, values.length)
                                            .mapToDouble(i -> values[i] * factor)
                                            .toArray(),
                                    new Anchor("weather", level * factor))
                            .onAnchorScale()
                            .orElseThrow();

            for (var i = 0; i < values.length; i++) {
                assertThat(one.points().get(i).value())
                        .isCloseTo(
                                other.points().get(i).value(),
                                within(1e-9 * (1 + one.points().get(i).value())));
            }
        }
    }

    @Test
    void keepOrderZerosInstantsAndPartialPoints() {
        var random = new SplittableRandom(7);
        for (var round = 0; round < ROUNDS; round++) {
            var values = random.ints(random.nextInt(2, 60), 0, 5).asDoubleStream().toArray();
            var series = series(values, new Anchor("weather", random.nextDouble(5, 100)));

            var scaled = series.onAnchorScale().orElseThrow();

            for (var i = 0; i < values.length; i++) {
                var point = scaled.points().get(i);
                assertThat(point.at()).isEqualTo(series.points().get(i).at());
                assertThat(point.partial()).isEqualTo(series.points().get(i).partial());
                assertThat(point.value() == 0).isEqualTo(values[i] == 0);
                if (i > 0) {
                    assertThat(Double.compare(point.value(), scaled.points().get(i - 1).value()))
                            .isEqualTo(Double.compare(values[i], values[i - 1]));
                }
            }
        }
    }

    @Test
    void ofTheAnchorItselfHaveAMeanOfAHundredAndScaleOnce() {
        var scaled = series(new double[] {40, 60, 80}, new Anchor("weather", 60)).onAnchorScale();

        assertThat(scaled)
                .hasValueSatisfying(
                        series -> {
                            assertThat(series.points().stream().mapToDouble(Point::value).average())
                                    .hasValueCloseTo(100.0, within(1e-9));
                            assertThat(series.onAnchorScale()).contains(series);
                        });
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1, 4.999})
    void haveNoScaleWhereTheAnchorIsNextToNothing(double level) {
        assertThat(series(new double[] {1}, new Anchor("weather", level)).onAnchorScale())
                .isEmpty();
    }

    @Test
    void areThemselvesWhereTheyAreAbsolute() {
        var views = series(new double[] {1_000, 0}, null);

        assertThat(views.onAnchorScale()).containsSame(views);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, Double.NaN, Double.POSITIVE_INFINITY})
    void holdNoImpossibleValues(double value) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Point(START, value, false));
        assertThatIllegalArgumentException().isThrownBy(() -> new Anchor("weather", value));
    }

    @Test
    void standOldestFirstEachOnce() {
        var later = new Point(START.plusSeconds(1), 1, false);
        var point = new Point(START, 1, false);

        assertThatIllegalArgumentException().isThrownBy(() -> of(List.of(later, point)));
        assertThatIllegalArgumentException().isThrownBy(() -> of(List.of(point, point)));
    }

    private static Series series(double[] values, @Nullable Anchor anchor) {
        var points =
                IntStream.range(0, values.length)
                        .mapToObj(
                                i ->
                                        new Point(
                                                START.plus(Duration.ofDays(7L * i)),
                                                values[i],
                                                i == values.length - 1))
                        .toList();
        return new Series(
                points, "week", "GB", START, START.plus(Duration.ofDays(500)), anchor, START);
    }

    private static Series of(List<Point> points) {
        return new Series(points, "day", null, START, START.plusSeconds(9), null, START);
    }
}
