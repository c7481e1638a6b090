package uptick.trends.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;

import uptick.trends.score.InterestComponents.Origin;
import uptick.trends.score.InterestWindow.Point;
import uptick.trends.score.InterestWindow.Step;
import uptick.trends.score.SourceScore.Scored;

class InterestSpikePropertyTest {

    private static final int ROUNDS = 3_000;
    private static final List<Step> STEPS = List.of(Step.DAY, Step.WEEK, Step.MONTH);

    @Test
    void isFiniteAndInRangeForEverySeries() {
        var random = new SplittableRandom(1);
        var scores = 0;
        for (var round = 0; round < ROUNDS; round++) {
            var step = STEPS.get(random.nextInt(STEPS.size()));
            var values = values(random, 15 + random.nextInt(200));
            var window =
                    InterestWindow.of(
                            InterestWindowTest.series(values.length, 1, n -> values[n]), step);
            if (window.isPresent()
                    && InterestSpike.of(window.get(), Origin.WIKIPEDIA) instanceof Scored scored) {
                scores++;
                var terms = ((InterestComponents) scored.components()).terms();
                assertThat(terms.c()).isBetween(-4.0, 8.0);
                assertThat(terms.spike()).isFinite();
                assertThat(scored.components().recomputed()).isEqualTo(scored);
            }
        }

        assertThat(scores).isGreaterThan(ROUNDS / 2);
    }

    @Test
    void neverFallsWithMoreInterestInTheNewestWeek() {
        var random = new SplittableRandom(2);
        for (var round = 0; round < ROUNDS; round++) {
            var values = values(random, 20 + random.nextInt(60));
            var before = score(values);
            values[values.length - 1] += random.nextDouble(100);

            assertThat(score(values)).isGreaterThanOrEqualTo(before);
        }
    }

    @Test
    void hardlySeesTheScaleOfManyViews() {
        var random = new SplittableRandom(3);
        for (var round = 0; round < ROUNDS; round++) {
            var values = new double[40];
            for (var n = 0; n < values.length; n++) {
                values[n] = 10_000 + random.nextDouble(20_000);
            }
            var before = score(values);
            for (var n = 0; n < values.length; n++) {
                values[n] *= 100;
            }

            // ln(1 + v) is not quite ln(v)
            assertThat(score(values)).isCloseTo(before, within(0.1));
        }
    }

    @Test
    void doesNotSeeWhatIsOlderThanItsWindow() {
        var random = new SplittableRandom(4);
        for (var round = 0; round < ROUNDS; round++) {
            var values = values(random, 40);
            var before = score(values);
            values[random.nextInt(20)] = random.nextDouble(1e9);

            assertThat(score(values)).isEqualTo(before);
        }
    }

    private static double score(double[] weeks) {
        var points = new ArrayList<Point>();
        points.addAll(InterestWindowTest.series(weeks.length, 7, n -> weeks[n]));
        return InterestSpike.of(
                                InterestWindow.of(points, Step.WEEK).orElseThrow(),
                                Origin.GOOGLE_TRENDS)
                        instanceof Scored scored
                ? scored.score()
                : 0;
    }

    private static double[] values(SplittableRandom random, int size) {
        var values = new double[size];
        var level = StrictMath.exp(random.nextDouble(20));
        for (var n = 0; n < size; n++) {
            values[n] =
                    switch (random.nextInt(10)) {
                        case 0 -> 0;
                        case 1 -> random.nextInt(50) == 0 ? Double.MAX_VALUE : 0.5;
                        default -> level * random.nextDouble(0.5, 2);
                    };
        }
        return values;
    }
}
