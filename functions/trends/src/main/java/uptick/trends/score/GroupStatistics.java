package uptick.trends.score;

import java.util.Arrays;

/// Where a group's values of one metric lie and how far they spread.
///
/// Formula: `m = median(x)`, `s = 1.4826 median(|x - m|)`; for a normal sample `s` estimates the standard deviation.
/// Shape: any order, no gaps; an even count takes the mean of the two middle values. A group of equal values has s = 0,
/// which [Baseline] lifts to the metric's floor. Source of 1.4826: 1 / Φ⁻¹(3/4).
///
/// @param median in the metric's unit
/// @param scale in the metric's unit, at least 0
/// @param n how many values, at least 1
public record GroupStatistics(double median, double scale, long n) {
    static final double MAD_TO_SIGMA = 1.4826;

    public GroupStatistics {
        ScoreScale.requireWithin(median, -Baseline.LIMIT, Baseline.LIMIT, "median");
        ScoreScale.requireWithin(scale, 0, Baseline.LIMIT, "scale");
        if (n < 1) {
            throw new IllegalArgumentException("n must be at least 1, was " + n);
        }
    }

    /// Measures a group.
    ///
    /// @throws IllegalArgumentException if there is no value, or one beyond any metric's range or not a number
    public static GroupStatistics of(double[] values) {
        double[] sorted = values.clone();
        for (double value : sorted) {
            ScoreScale.requireWithin(value, -Baseline.LIMIT, Baseline.LIMIT, "value");
        }
        double median = median(sorted);
        for (int i = 0; i < sorted.length; i++) {
            sorted[i] = StrictMath.abs(sorted[i] - median);
        }
        return new GroupStatistics(median, MAD_TO_SIGMA * median(sorted), values.length);
    }

    private static double median(double[] values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("a group has at least one value");
        }
        Arrays.sort(values);
        int middle = values.length / 2;
        return values.length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }
}
