package uptick.trends.score;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import uptick.trends.score.SourceScore.Reason;
import uptick.trends.score.SourceScore.Scored;
import uptick.trends.score.SourceScore.Unscored;

/// How fast Reddit turns to a topic.
///
/// Formula: `score = 100 Φ(z)`, `z = (x - m) / s`, `x = ln(1 + V)`, `V` the engagement per hour ([PostVelocity]) of the
/// topic's five fastest posts, summed; `m` and `s` are the [Baseline]'s.
///
/// Shape: any number of posts, in any order; the five are taken by velocity, then engagement, then id, and summed in that
/// order. No post: [Unscored]. Every result is finite, and monotone in each post's velocity.
///
/// Source: the product's design. A logarithm makes Reddit's blurring of votes by a few percent a few hundredths.
public final class RedditVelocity {
    static final int MOST_POSTS = 5;

    private static final Comparator<RedditPost> FASTEST_FIRST =
            Comparator.comparingDouble(
                            (RedditPost post) -> PostVelocity.of(post).engagementPerHour())
                    .thenComparingDouble(post -> post.now().engagement())
                    .reversed()
                    .thenComparing(RedditPost::id);

    private RedditVelocity() {}

    /// Scores one topic.
    ///
    /// @throws IllegalArgumentException if a post is named twice
    public static SourceScore of(List<RedditPost> posts, Baseline baseline) {
        requireDistinct(posts);
        if (posts.isEmpty()) {
            return new Unscored(Reason.NO_POSTS);
        }
        List<RedditPost> fastest = fastest(posts);
        double velocity = 0;
        for (RedditPost post : fastest) {
            velocity += PostVelocity.of(post).engagementPerHour();
        }
        double size = StrictMath.log1p(velocity);
        double z = baseline.z(size);
        RedditQuality quality = RedditQuality.of(fastest, velocity, baseline);
        return new Scored(
                ScoreScale.fromZ(z),
                ScoreScale.rounded(quality.product()),
                new RedditComponents(
                        fastest, baseline, new RedditComponents.Terms(velocity, size, z), quality));
    }

    private static List<RedditPost> fastest(List<RedditPost> posts) {
        List<RedditPost> sorted = new ArrayList<>(posts);
        sorted.sort(FASTEST_FIRST);
        return List.copyOf(sorted.subList(0, Math.min(MOST_POSTS, sorted.size())));
    }

    private static void requireDistinct(List<RedditPost> posts) {
        Set<String> ids = new HashSet<>();
        for (RedditPost post : posts) {
            if (!ids.add(post.id())) {
                throw new IllegalArgumentException("post " + post.id() + " is named twice");
            }
        }
    }
}
