package uptick.local.sample.prior;

import java.util.Arrays;
import java.util.List;

/// Where a set of numbers lies and how wide.
///
/// The median is the middle number, of an even count the mean of the middle two. `scale` is
/// 1.4826 times the median absolute deviation from the median, which estimates the standard deviation
/// of a normal distribution. `standardDeviation` divides by n - 1.
///
/// @param count n, at least 2
public record Spread(
        int count, double median, double scale, double mean, double standardDeviation) {

    private static final double MAD_TO_STANDARD_DEVIATION = 1.4826;

    /// @throws IllegalArgumentException where there are fewer than two numbers
    static Spread of(List<Double> numbers) {
        if (numbers.size() < 2) {
            throw new IllegalArgumentException("the spread of " + numbers.size() + " numbers");
        }
        double[] values = numbers.stream().mapToDouble(Double::doubleValue).toArray();
        double median = median(values);
        double mean = Arrays.stream(values).sum() / values.length;
        double squares = Arrays.stream(values).map(x -> (x - mean) * (x - mean)).sum();
        double deviation = median(Arrays.stream(values).map(x -> Math.abs(x - median)).toArray());
        return new Spread(
                values.length,
                median,
                MAD_TO_STANDARD_DEVIATION * deviation,
                mean,
                Math.sqrt(squares / (values.length - 1)));
    }

    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
