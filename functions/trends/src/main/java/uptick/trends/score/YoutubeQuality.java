package uptick.trends.score;

/// How far the inputs of a YouTube score were complete.
///
/// Formula: the product of five factors, each 1 when nothing is missing. With the share σ (0..1, by velocity) of the
/// topic's videos that have the input:
///
/// - `known = videos with a velocity / videos`: the others are missing from the sum;
/// - `measured = 0.7 + 0.3 σ`: σ has a change between two collections, the rest an average over its life;
/// - `channels = 0.6 + 0.4 σ`: σ has a known channel; without it size alone speaks, and large is not yet rising;
/// - `likes = (1 + 0.15 σ) / 1.15`: the like term is 0.15 of weights that sum to 1.15, and its absence takes as much;
/// - `history = 1`, or 0.7 while a shipped prior is in use: then YouTube alone stays below the coverage of 0.3 that
///   [Confidence] asks of a medium level.
///
/// Source of 0.7 for `measured`: in the snapshots that the priors were measured on, the total at a first sight explains
/// 66 % of the variance of the logarithm of the next day's velocity (1,350 videos), a day's change 94 % (4,582 pairs);
/// 0.66 / 0.94 = 0.70. 0.6 for `channels` is the design's; 0.7 for `history` is a judgement.
public record YoutubeQuality(
        double known, double measured, double channels, double likes, double history) {
    static final double LIFETIME_FACTOR = 0.7;
    static final double UNKNOWN_CHANNEL_FACTOR = 0.6;
    static final double PRIORS_FACTOR = 0.7;

    public YoutubeQuality {
        ScoreScale.requireWithin(known, 0, 1, "known");
        ScoreScale.requireWithin(measured, 0, 1, "measured");
        ScoreScale.requireWithin(channels, 0, 1, "channels");
        ScoreScale.requireWithin(likes, 0, 1, "likes");
        ScoreScale.requireWithin(history, 0, 1, "history");
    }

    static YoutubeQuality of(
            YoutubeSums sums, YoutubeComponents.Terms terms, YoutubeBaselines baselines) {
        YoutubeSums.Subset all = sums.moving();
        double likeWeight = YoutubeTraction.LIKE_WEIGHT;
        boolean fromPriors =
                baselines.size().fromPriors()
                        || (terms.outlier() != null && baselines.outlier().fromPriors())
                        || (terms.likeRate() != null && baselines.likeRate().fromPriors());
        return new YoutubeQuality(
                all.videos() / (double) sums.videos(),
                partly(LIFETIME_FACTOR, sums.measured().shareOf(all)),
                partly(UNKNOWN_CHANNEL_FACTOR, sums.withChannel().shareOf(all)),
                (1 + likeWeight * sums.withLikes().shareOf(all)) / (1 + likeWeight),
                fromPriors ? PRIORS_FACTOR : 1);
    }

    /// The factor as a whole, 0..1.
    public double product() {
        return known * measured * channels * likes * history;
    }

    private static double partly(double withNone, double share) {
        return withNone + (1 - withNone) * share;
    }
}
