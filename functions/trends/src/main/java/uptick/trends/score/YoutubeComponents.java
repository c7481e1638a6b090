package uptick.trends.score;

import java.util.List;

import org.jspecify.annotations.Nullable;

/// Everything behind a YouTube score: the inputs it is computed again from, and each step on the way.
///
/// @param videos the videos that counted, fastest first, at most five
/// @param baselines what was normal when the score was made, frozen
public record YoutubeComponents(
        List<YoutubeVideo> videos, YoutubeBaselines baselines, Terms terms, YoutubeQuality quality)
        implements SourceScore.Components {

    public YoutubeComponents {
        videos = List.copyOf(videos);
    }

    /// The terms of [YoutubeTraction] with its symbols; null where a term was left out.
    ///
    /// @param velocity V, views per hour
    /// @param outlier o, logarithm of a ratio
    /// @param size l, logarithm of views per hour
    /// @param likeRate r, likes per view
    /// @param zOutlier scale units above normal
    /// @param zSize scale units above normal
    /// @param zLikeRate scale units above normal, before the clip
    /// @param z the weighted sum
    public record Terms(
            double velocity,
            @Nullable Double outlier,
            double size,
            @Nullable Double likeRate,
            @Nullable Double zOutlier,
            double zSize,
            @Nullable Double zLikeRate,
            double z) {}

    @Override
    public SourceScore recomputed() {
        return YoutubeTraction.of(videos, baselines);
    }
}
