package uptick.trends.score;

import static org.assertj.core.api.Assertions.assertThat;
import static uptick.trends.score.MomentumFixtures.heard;
import static uptick.trends.score.MomentumFixtures.known;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;

import uptick.trends.score.Confidence.Cap;
import uptick.trends.score.Confidence.Level;
import uptick.trends.score.MomentumInputs.Observed;
import uptick.trends.score.MomentumScore.Known;

class ConfidenceTest {
    private static final int ROUNDS = 5_000;
    private static final List<Observed> AGREEING =
            List.of(
                    heard(Platform.REDDIT, 90, 1, 0),
                    heard(Platform.YOUTUBE, 90, 1, 0),
                    heard(Platform.GOOGLE, 90, 1, 0));

    @Test
    void isHighAtEveryCapAndNotBelowAny() {
        Known atCaps = with(80, 0.6, 0.6, 2);

        assertThat(Confidence.of(atCaps, 1.0, null))
                .isEqualTo(new Confidence(Level.HIGH, false, List.of()));
        assertThat(Confidence.of(atCaps, 0.99, null))
                .isEqualTo(new Confidence(Level.MEDIUM, false, List.of(Cap.SUSTAINED)));
        assertThat(Confidence.of(with(79.9999, 0.6, 0.6, 2), 1.0, null).heldBackBy())
                .containsExactly(Cap.MOMENTUM);
        assertThat(Confidence.of(with(80, 0.5999, 0.6, 2), 1.0, null).heldBackBy())
                .containsExactly(Cap.COVERAGE);
        assertThat(Confidence.of(with(80, 0.6, 0.5999, 2), 1.0, null).heldBackBy())
                .containsExactly(Cap.AGREEMENT);
        assertThat(Confidence.of(with(80, 0.6, 0.6, 1), 1.0, null).heldBackBy())
                .containsExactly(Cap.SOURCES);
    }

    @Test
    void isMediumAtItsCapsAndLowBelow() {
        assertThat(Confidence.of(with(65, 0.3, 0, 1), null, null).level()).isEqualTo(Level.MEDIUM);
        assertThat(Confidence.of(with(64.9999, 0.3, 0, 1), null, null))
                .isEqualTo(new Confidence(Level.LOW, false, List.of(Cap.MOMENTUM)));
        assertThat(Confidence.of(with(65, 0.2999, 0, 1), null, null))
                .isEqualTo(new Confidence(Level.LOW, false, List.of(Cap.COVERAGE)));
    }

    @Test
    void takesAnUnknownRiseForNone() {
        assertThat(Confidence.of(known(AGREEING), null, null).heldBackBy())
                .containsExactly(Cap.SUSTAINED);
    }

    @Test
    void neverExceedsTheLastFullCollection() {
        Known hot = known(AGREEING);

        assertThat(Confidence.of(hot, 2.0, Level.HIGH).level()).isEqualTo(Level.HIGH);
        assertThat(Confidence.of(hot, 2.0, Level.MEDIUM).level()).isEqualTo(Level.MEDIUM);
        assertThat(Confidence.of(hot, 2.0, Level.LOW))
                .isEqualTo(new Confidence(Level.LOW, false, List.of(Cap.LAST_FULL_COLLECTION)));
    }

    @Test
    void neverRisesWhenASourceFallsSilent() {
        SplittableRandom random = new SplittableRandom(1);
        int wouldHaveRisen = 0;
        for (int round = 0; round < ROUNDS; round++) {
            List<Observed> all = MomentumFixtures.random(random);
            Level before = Confidence.of(known(all), 2.0, null).level();
            if (all.size() < 2) {
                continue;
            }
            List<Observed> fewer = new ArrayList<>(all);
            fewer.remove(random.nextInt(fewer.size()));

            Known after = known(fewer);

            assertThat(Confidence.of(after, 2.0, before).level()).isLessThanOrEqualTo(before);
            if (Confidence.of(after, 2.0, null).level().compareTo(before) > 0) {
                wouldHaveRisen++;
            }
        }

        assertThat(wouldHaveRisen).as("cases that only the ceiling holds").isPositive();
    }

    @Test
    void neverRisesAtEqualMomentumWithLessBehindIt() {
        SplittableRandom random = new SplittableRandom(2);
        for (int round = 0; round < ROUNDS; round++) {
            double momentum = 60 + random.nextDouble(40);
            double coverage = random.nextDouble();
            double agreement = random.nextDouble();
            int sources = 1 + random.nextInt(3);
            double sustained = random.nextDouble(3);
            Known more = with(momentum, coverage, agreement, sources);
            Known less =
                    with(
                            momentum,
                            coverage * random.nextDouble(),
                            agreement * random.nextDouble(),
                            1 + random.nextInt(sources));

            Level lower = Confidence.of(less, sustained * random.nextDouble(), null).level();

            assertThat(lower).isLessThanOrEqualTo(Confidence.of(more, sustained, null).level());
        }
    }

    @Test
    void isNeverHighForASingleSource() {
        SplittableRandom random = new SplittableRandom(3);
        for (int round = 0; round < ROUNDS; round++) {
            Known any = with(random.nextDouble(100), random.nextDouble(), random.nextDouble(), 1);

            assertThat(Confidence.of(any, 9.0, Level.HIGH).level()).isNotEqualTo(Level.HIGH);
        }
    }

    private static Known with(double momentum, double coverage, double agreement, int sources) {
        MomentumInputs inputs = MomentumInputs.of(Weights.SHIPPED, AGREEING.subList(0, sources), 0);
        return new Known(momentum, momentum, coverage, 1, agreement, inputs);
    }
}
