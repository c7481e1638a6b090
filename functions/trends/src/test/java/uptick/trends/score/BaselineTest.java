package uptick.trends.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;

class BaselineTest {
    private static final Priors.Prior PRIOR = new Priors.Prior(5, 2, 0.25, 50);

    @Test
    void measuresMedianAndScaledDeviation() {
        GroupStatistics odd = GroupStatistics.of(new double[] {9, 1, 2, 4, 3});
        GroupStatistics even = GroupStatistics.of(new double[] {4, 1, 3, 2});

        assertThat(odd).isEqualTo(new GroupStatistics(3, 1.4826, 5));
        assertThat(even).isEqualTo(new GroupStatistics(2.5, 1.4826, 4));
    }

    @Test
    void movesAndStretchesWithItsValues() {
        SplittableRandom random = new SplittableRandom(11);
        for (int round = 0; round < 200; round++) {
            double[] values = random.doubles(1 + random.nextInt(30), -10, 10).toArray();
            double factor = random.nextDouble(-5, 5);
            double shift = random.nextDouble(-100, 100);
            double[] moved = new double[values.length];
            for (int i = 0; i < values.length; i++) {
                moved[i] = factor * values[i] + shift;
            }

            GroupStatistics before = GroupStatistics.of(values);
            GroupStatistics after = GroupStatistics.of(moved);

            assertThat(after.median()).isCloseTo(factor * before.median() + shift, within(1e-9));
            assertThat(after.scale())
                    .isCloseTo(StrictMath.abs(factor) * before.scale(), within(1e-9));
        }
    }

    @Test
    void standsHalfOnItsOwnFeetAtTwentyValues() {
        GroupStatistics group = new GroupStatistics(3, 1, 20);
        GroupStatistics platform = new GroupStatistics(7, 3, 50);

        Baseline baseline = Baseline.of(group, platform, PRIOR);

        assertThat(baseline).isEqualTo(new Baseline(5, 2, 20, false));
        assertThat(baseline.z(8)).isEqualTo(1.5);
    }

    @Test
    void usesThePriorUntilThePlatformHasFiftyValues() {
        GroupStatistics platform = new GroupStatistics(7, 3, 49);

        assertThat(Baseline.of(null, platform, PRIOR)).isEqualTo(new Baseline(5, 2, 0, true));
        assertThat(Baseline.of(null, null, PRIOR)).isEqualTo(new Baseline(5, 2, 0, true));
    }

    @Test
    void liftsTheScaleOfEqualValuesToTheFloor() {
        GroupStatistics equal = GroupStatistics.of(new double[60]);

        Baseline baseline = Baseline.of(equal, equal, PRIOR);

        assertThat(baseline.scale()).isEqualTo(0.25);
    }

    @Test
    void refusesGroupsWithoutValuesAndValuesThatAreNone() {
        assertThatIllegalArgumentException().isThrownBy(() -> GroupStatistics.of(new double[0]));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GroupStatistics.of(new double[] {1, Double.NaN}));
        assertThatIllegalArgumentException().isThrownBy(() -> new Baseline(0, 0, 1, false));
    }
}
