package uptick.trends.score;

import java.util.List;

/// Everything behind a Reddit score: the inputs it is computed again from, and each step on the way.
///
/// @param posts the posts that counted, fastest first, at most five
/// @param baseline what was normal when the score was made, frozen
public record RedditComponents(
        List<RedditPost> posts, Baseline baseline, Terms terms, RedditQuality quality)
        implements SourceScore.Components {

    public RedditComponents {
        posts = List.copyOf(posts);
    }

    /// The terms of [RedditVelocity] with its symbols.
    ///
    /// @param velocity V, engagement per hour
    /// @param size x, its logarithm
    /// @param z scale units above normal
    public record Terms(double velocity, double size, double z) {}

    @Override
    public SourceScore recomputed() {
        return RedditVelocity.of(posts, baseline);
    }
}
