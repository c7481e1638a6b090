package uptick.trends.score;

import org.jspecify.annotations.Nullable;

/// What is normal for one metric: the yardstick a z is measured with.
///
/// Formula: `m = (n m_g + k m_all) / (n + k)`, the same for `s`, then `s = max(s, floor)`; `z(x) = (x - m) / s`.
///
/// - `m_g, s_g, n`: median, scale and count of the group (a channel, a region); a group without values is n = 0.
/// - `m_all, s_all`: those of the whole platform, or the shipped prior while the platform has fewer than 50 values.
/// - `k = 20` pseudo-observations: a group of 20 stands half on its own feet.
///
/// @param median in the metric's unit
/// @param scale in the metric's unit, at least 1e-6
/// @param groupSize how many values of its own the group brought
/// @param fromPriors whether shipped numbers stood in for the platform's own
public record Baseline(double median, double scale, long groupSize, boolean fromPriors) {
    static final double PSEUDO_OBSERVATIONS = 20;
    static final long LEAST_PLATFORM_SIZE = 50;
    static final double LEAST_SCALE = 1e-6;

    /// Beyond every metric's range (the logarithm of the largest count is 44); keeps each z finite.
    static final double LIMIT = 1e6;

    public Baseline {
        ScoreScale.requireWithin(median, -LIMIT, LIMIT, "median");
        ScoreScale.requireWithin(scale, LEAST_SCALE, LIMIT, "scale");
        if (groupSize < 0) {
            throw new IllegalArgumentException("groupSize must not be negative, was " + groupSize);
        }
    }

    /// Draws what is known of a group towards its platform.
    ///
    /// @param group null when the group has no values yet, or none is meant
    /// @param platform null when the platform has no values yet
    public static Baseline of(
            @Nullable GroupStatistics group,
            @Nullable GroupStatistics platform,
            Priors.Prior prior) {
        boolean fromPriors = platform == null || platform.n() < LEAST_PLATFORM_SIZE;
        double median = prior.median();
        double scale = prior.scale();
        if (platform != null && !fromPriors) {
            median = platform.median();
            scale = platform.scale();
        }
        long n = 0;
        if (group != null) {
            n = group.n();
            median = shrunk(group.median(), n, median);
            scale = shrunk(group.scale(), n, scale);
        }
        return new Baseline(median, StrictMath.max(scale, prior.floor()), n, fromPriors);
    }

    /// How many scale units a value lies above the median.
    public double z(double value) {
        return (value - median) / scale;
    }

    private static double shrunk(double own, long n, double all) {
        return (n * own + PSEUDO_OBSERVATIONS * all) / (n + PSEUDO_OBSERVATIONS);
    }
}
