package uptick.trends.outcome;

import org.jspecify.annotations.Nullable;

/// How often something happened, with how sure that is.
///
/// Formula: the interval is Wilson's at 95 %: `(p + z²/2n ± z sqrt(p(1-p)/n + z²/4n²)) / (1 + z²/n)`, `z = 1.96`. Of nothing
/// there is no rate.
///
/// Source: Wilson, Journal of the American Statistical Association 22 (1927), 209-212.
///
/// @param n of how many
/// @param hits in how many of them, 0 to n
/// @param rate 0 to 1, null where n is 0
/// @param low end of the interval
/// @param high end of the interval
public record Rate(
        int n, int hits, @Nullable Double rate, @Nullable Double low, @Nullable Double high) {

    private static final double Z = 1.96;

    /// The rate of some counts.
    public static Rate of(int n, int hits) {
        if (hits < 0 || hits > n) {
            throw new IllegalArgumentException(hits + " of " + n);
        }
        if (n == 0) {
            return new Rate(0, 0, null, null, null);
        }
        double p = hits / (double) n;
        double square = Z * Z;
        double middle = p + square / (2 * n);
        double spread = Z * StrictMath.sqrt(p * (1 - p) / n + square / (4.0 * n * n));
        double whole = 1 + square / n;
        return new Rate(
                n,
                hits,
                p,
                StrictMath.max(0, (middle - spread) / whole),
                StrictMath.min(1, (middle + spread) / whole));
    }
}
