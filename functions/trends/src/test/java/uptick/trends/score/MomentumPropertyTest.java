package uptick.trends.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static uptick.trends.score.MomentumFixtures.heard;
import static uptick.trends.score.MomentumFixtures.known;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;

import uptick.trends.score.MomentumInputs.Observed;
import uptick.trends.score.MomentumInputs.Part;
import uptick.trends.score.MomentumScore.Known;

class MomentumPropertyTest {
    private static final int ROUNDS = 5_000;
    private static final double PUBLISHED = 1e-4;

    @Test
    void doesNotSeeTheOrderOfItsInputs() {
        SplittableRandom random = new SplittableRandom(1);
        for (int round = 0; round < ROUNDS; round++) {
            List<Observed> observed = MomentumFixtures.random(random);

            assertThat(known(observed.reversed())).isEqualTo(known(observed));
        }
    }

    @Test
    void isFiniteAndInRangeForEveryAgeAndQuality() {
        SplittableRandom random = new SplittableRandom(2);
        double[] ages = {0, -1, 1, 500, 1e6, Double.MAX_VALUE, -Double.MAX_VALUE, Double.MIN_VALUE};
        double[] qualities = {0, Double.MIN_VALUE, 1e-7, 1e-3, 1};
        for (int round = 0; round < ROUNDS; round++) {
            List<Observed> observed = new ArrayList<>();
            for (Platform platform : Platform.values()) {
                double quality = qualities[random.nextInt(qualities.length)];
                double age = ages[random.nextInt(ages.length)];
                observed.add(heard(platform, random.nextDouble(100), quality, age));
            }

            // out of range or not a number would throw: Known checks its own ranges
            MomentumScore score = Momentum.of(Weights.SHIPPED, observed, 5);

            assertThat(score.inputs().parts().size() + score.inputs().missing().size())
                    .isEqualTo(3);
        }
    }

    @Test
    void neverFallsWhenAScoreRises() {
        SplittableRandom random = new SplittableRandom(3);
        for (int round = 0; round < ROUNDS; round++) {
            List<Observed> observed = MomentumFixtures.random(random);
            Known before = known(observed);
            Part part = before.inputs().parts().getFirst();
            List<Observed> raised = new ArrayList<>(observed);
            double more = part.score() + random.nextDouble(100 - part.score());
            raised.set(0, heard(part.platform(), more, part.quality(), part.ageHours()));

            assertThat(known(raised).momentum()).isGreaterThanOrEqualTo(before.momentum());
        }
    }

    @Test
    void movesByTheShiftTimesThePull() {
        SplittableRandom random = new SplittableRandom(4);
        for (int round = 0; round < ROUNDS; round++) {
            double shift = random.nextDouble(25);
            List<Observed> low = new ArrayList<>();
            List<Observed> high = new ArrayList<>();
            for (Platform platform : Platform.values()) {
                double score = random.nextDouble(75);
                double quality = 0.1 + random.nextDouble(0.9);
                low.add(heard(platform, score, quality, 0));
                high.add(heard(platform, score + shift, quality, 0));
            }

            Known before = known(low);
            Known after = known(high);

            assertThat(after.mean() - before.mean()).isCloseTo(shift, within(PUBLISHED));
            assertThat(after.momentum() - before.momentum())
                    .isCloseTo(shift * before.pull(), within(0.005));
            assertThat(after.agreement()).isCloseTo(before.agreement(), within(PUBLISHED));
        }
    }

    @Test
    void liesBetweenNormalAndTheMean() {
        SplittableRandom random = new SplittableRandom(5);
        for (int round = 0; round < ROUNDS; round++) {
            Known known = known(MomentumFixtures.random(random));

            assertThat(known.momentum())
                    .isBetween(StrictMath.min(50, known.mean()), StrictMath.max(50, known.mean()));
        }
    }
}
