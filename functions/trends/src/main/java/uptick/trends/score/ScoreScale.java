package uptick.trends.score;

import org.apache.commons.statistics.distribution.NormalDistribution;

/// The common scale of all scores.
///
/// Formula: `score = 100 Φ(z)`, Φ the standard normal distribution function, so that 50 is the median of the group and
/// 84.1 one scale unit above it. Published numbers are rounded half to even to four decimals: where a platform's
/// intrinsics differ in the last bit, nothing of it can be seen. `z` itself stays unrounded in the components, because
/// scores saturate (z = 5 and z = 6 are both 100.0000) and `z` does not.
final class ScoreScale {
    static final int DECIMALS = 4;

    private static final double STEPS_PER_UNIT = 1e4;
    private static final NormalDistribution STANDARD_NORMAL = NormalDistribution.of(0, 1);

    private ScoreScale() {}

    static double fromZ(double z) {
        return rounded(100 * STANDARD_NORMAL.cumulativeProbability(z));
    }

    static double rounded(double value) {
        // plus zero: a negative zero does not survive being stored as a decimal number
        return StrictMath.rint(value * STEPS_PER_UNIT) / STEPS_PER_UNIT + 0.0;
    }

    static double clamp(double value, double lowest, double highest) {
        return StrictMath.min(StrictMath.max(value, lowest), highest);
    }

    static void requireWithin(double value, double lowest, double highest, String name) {
        if (!(value >= lowest && value <= highest)) {
            throw new IllegalArgumentException(
                    name + " must lie in " + lowest + ".." + highest + ", was " + value);
        }
    }
}
