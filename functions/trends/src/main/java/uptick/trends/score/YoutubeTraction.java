package uptick.trends.score;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import uptick.trends.score.SourceScore.Reason;
import uptick.trends.score.SourceScore.Scored;
import uptick.trends.score.SourceScore.Unscored;

/// How strongly a topic pulls on YouTube.
///
/// Formula: `score = 100 Φ(z)`, `z = 0.6 z(o) + 0.4 z(l) + 0.15 clip(z(r), -2, 2)` with
/// `o = ln((V + 50) / (U + 50))`, `l = ln(1 + V)`, `r = (likes + 5) / (views + 250)`.
///
/// - `V`: views per hour ([Velocity]) of the topic's five fastest videos, summed; `U`: the sum of their channels' median
///   views per hour; likes and views: sums over the same videos. `z(x)` is measured with [YoutubeBaselines].
/// - `o` sums V and U over the videos whose channel is known, `r` over those that show their likes.
/// - Every term is a ratio or logarithm of sums, never a mean of ratios: a tiny channel or a video with ten views would
///   lead a mean, while in sums each video counts by its size. It also keeps the score monotone in each video's
///   velocity, and counts each pseudo-count once per topic.
///
/// Shape: any number of videos, in any order; the five are taken by velocity, then views, then id, and summed in that
/// order. No channel known: `z = z(l) + ...`, quality as [YoutubeQuality] says. No likes: the term is left out, not
/// zero. No video, or none with a velocity: [Unscored]. Every result is finite.
///
/// Source: the product's design; weights are priors until outcomes have matured. The pseudo-counts 50 views per hour, 5
/// likes and 250 views let the first views of a small video say little.
public final class YoutubeTraction {
    static final int MOST_VIDEOS = 5;
    static final double OUTLIER_WEIGHT = 0.6;
    static final double SIZE_WEIGHT = 0.4;
    static final double LIKE_WEIGHT = 0.15;
    static final double LIKE_CLIP = 2;
    static final double PSEUDO_VELOCITY = 50;
    static final double PSEUDO_LIKES = 5;
    static final double PSEUDO_VIEWS = 250;

    private static final Comparator<YoutubeVideo> FASTEST_FIRST =
            Comparator.comparingDouble(
                            (YoutubeVideo video) ->
                                    Velocity.of(video).map(Velocity::viewsPerHour).orElse(-1.0))
                    .thenComparingLong(YoutubeVideo::views)
                    .reversed()
                    .thenComparing(YoutubeVideo::id);

    private YoutubeTraction() {}

    /// Scores one topic.
    ///
    /// @throws IllegalArgumentException if a video is named twice
    public static SourceScore of(List<YoutubeVideo> videos, YoutubeBaselines baselines) {
        requireDistinct(videos);
        if (videos.isEmpty()) {
            return new Unscored(Reason.NO_VIDEOS);
        }
        List<YoutubeVideo> fastest = fastest(videos);
        YoutubeSums sums = YoutubeSums.of(fastest);
        if (sums.moving().videos() == 0) {
            return new Unscored(Reason.NO_VELOCITY);
        }
        YoutubeComponents.Terms terms = terms(sums, baselines);
        YoutubeQuality quality = YoutubeQuality.of(sums, terms, baselines);
        return new Scored(
                ScoreScale.fromZ(terms.z()),
                ScoreScale.rounded(quality.product()),
                new YoutubeComponents(fastest, baselines, terms, quality));
    }

    private static YoutubeComponents.Terms terms(YoutubeSums sums, YoutubeBaselines baselines) {
        double velocity = sums.moving().velocity();
        double size = StrictMath.log1p(velocity);
        double zSize = baselines.size().z(size);
        Double outlier = outlier(sums);
        Double likeRate = likeRate(sums);
        Double zOutlier = outlier == null ? null : (Double) baselines.outlier().z(outlier);
        Double zLikeRate = likeRate == null ? null : (Double) baselines.likeRate().z(likeRate);
        return new YoutubeComponents.Terms(
                velocity,
                outlier,
                size,
                likeRate,
                zOutlier,
                zSize,
                zLikeRate,
                combined(zOutlier, zSize, zLikeRate));
    }

    private static double combined(
            @Nullable Double zOutlier, double zSize, @Nullable Double zLikeRate) {
        double z = zSize;
        if (zOutlier != null) {
            z = OUTLIER_WEIGHT * zOutlier + SIZE_WEIGHT * zSize;
        }
        if (zLikeRate != null) {
            z += LIKE_WEIGHT * ScoreScale.clamp(zLikeRate, -LIKE_CLIP, LIKE_CLIP);
        }
        return z;
    }

    private static @Nullable Double outlier(YoutubeSums sums) {
        if (sums.withChannel().videos() == 0) {
            return null;
        }
        double velocity = sums.withChannel().velocity() + PSEUDO_VELOCITY;
        return StrictMath.log(velocity / (sums.channelVelocity() + PSEUDO_VELOCITY));
    }

    private static @Nullable Double likeRate(YoutubeSums sums) {
        if (sums.withLikes().videos() == 0) {
            return null;
        }
        return (sums.likes() + PSEUDO_LIKES) / (sums.likedViews() + PSEUDO_VIEWS);
    }

    private static List<YoutubeVideo> fastest(List<YoutubeVideo> videos) {
        List<YoutubeVideo> sorted = new ArrayList<>(videos);
        sorted.sort(FASTEST_FIRST);
        return List.copyOf(sorted.subList(0, Math.min(MOST_VIDEOS, sorted.size())));
    }

    private static void requireDistinct(List<YoutubeVideo> videos) {
        Set<String> ids = new HashSet<>();
        for (YoutubeVideo video : videos) {
            if (!ids.add(video.id())) {
                throw new IllegalArgumentException("video " + video.id() + " is named twice");
            }
        }
    }
}
