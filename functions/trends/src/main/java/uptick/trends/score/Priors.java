package uptick.trends.score;

/// The shipped numbers that stand in until a platform has its own history: the content of `priors.json`.
///
/// @param version changes with every change of a number
/// @param source how the numbers were measured, for a reader
/// @param youtube the metrics of [YoutubeTraction]
/// @param reddit the metric of [RedditVelocity]
public record Priors(String version, String source, Youtube youtube, Reddit reddit) {

    public Priors {
        if (version.isBlank() || source.isBlank()) {
            throw new IllegalArgumentException("priors name their version and their source");
        }
    }

    /// The three metrics of a topic on YouTube, each of the pooled quantity that the formula uses.
    public record Youtube(Prior outlier, Prior size, Prior likeRate) {}

    /// The metric of a topic on Reddit.
    ///
    /// @param size of `ln(1 + V)`
    public record Reddit(Prior size) {}

    /// One metric.
    ///
    /// @param median in the metric's unit
    /// @param scale 1.4826 times the median absolute deviation, in the metric's unit
    /// @param floor the least scale that is believed, also of measured groups
    /// @param n how many values it was measured on
    public record Prior(double median, double scale, double floor, long n) {
        public Prior {
            ScoreScale.requireWithin(median, -Baseline.LIMIT, Baseline.LIMIT, "median");
            ScoreScale.requireWithin(floor, Baseline.LEAST_SCALE, Baseline.LIMIT, "floor");
            ScoreScale.requireWithin(scale, floor, Baseline.LIMIT, "scale");
            if (n < Baseline.LEAST_PLATFORM_SIZE) {
                throw new IllegalArgumentException(
                        "a prior stands on at least 50 values, had " + n);
            }
        }
    }
}
