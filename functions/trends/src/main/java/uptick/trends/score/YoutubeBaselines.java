package uptick.trends.score;

/// What is normal on YouTube for the three metrics of a topic.
///
/// @param outlier of `ln((V + 50) / (U + 50))`
/// @param size of `ln(1 + V)`
/// @param likeRate of `(likes + 5) / (views + 250)`
public record YoutubeBaselines(Baseline outlier, Baseline size, Baseline likeRate) {

    /// The shipped priors alone, for an installation without history.
    public static YoutubeBaselines shipped(Priors.Youtube priors) {
        return new YoutubeBaselines(
                Baseline.of(null, null, priors.outlier()),
                Baseline.of(null, null, priors.size()),
                Baseline.of(null, null, priors.likeRate()));
    }
}
