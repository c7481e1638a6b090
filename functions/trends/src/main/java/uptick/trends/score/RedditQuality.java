package uptick.trends.score;

import java.util.List;

/// How far the inputs of a Reddit score were complete.
///
/// Formula: the product of three factors, each 1 when nothing is missing. With the share σ (0..1, by velocity, by count where
/// nothing moves) of the topic's posts that have the input:
///
/// - `measured = 0.7 + 0.3 σ`: σ has a change between two collections, the rest an average over its life, as for videos;
/// - `ratios = 0.9 + 0.1 σ`: σ shows its upvote ratio; for most posts it lies at 0.8 and more, so little hangs on it;
/// - `history = 1`, or 0.7 while a shipped prior is in use, as for videos.
///
/// Source: [YoutubeQuality] for the first and the last; 0.9 is a judgement.
public record RedditQuality(double measured, double ratios, double history) {
    static final double NO_RATIO_FACTOR = 0.9;

    public RedditQuality {
        ScoreScale.requireWithin(measured, 0, 1, "measured");
        ScoreScale.requireWithin(ratios, 0, 1, "ratios");
        ScoreScale.requireWithin(history, 0, 1, "history");
    }

    static RedditQuality of(List<RedditPost> posts, double velocity, Baseline baseline) {
        double measured = 0;
        double withRatio = 0;
        for (RedditPost post : posts) {
            PostVelocity own = PostVelocity.of(post);
            double share = velocity > 0 ? own.engagementPerHour() / velocity : 1.0 / posts.size();
            if (own.measured()) {
                measured += share;
            }
            if (post.now().upvoteRatio() != null) {
                withRatio += share;
            }
        }
        return new RedditQuality(
                partly(YoutubeQuality.LIFETIME_FACTOR, measured),
                partly(NO_RATIO_FACTOR, withRatio),
                baseline.fromPriors() ? YoutubeQuality.PRIORS_FACTOR : 1);
    }

    /// The factor as a whole, 0..1.
    public double product() {
        return measured * ratios * history;
    }

    /* Shares are sums of quotients, which may end a rounding step above 1. */
    private static double partly(double withNone, double share) {
        return withNone + (1 - withNone) * StrictMath.min(1, share);
    }
}
