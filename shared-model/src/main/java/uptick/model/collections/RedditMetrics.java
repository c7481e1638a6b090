package uptick.model.collections;

import java.time.Instant;
import java.util.List;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import org.jspecify.annotations.Nullable;

/// What Reddit shows of a topic: its posts, the best first.
///
/// @param posts at least one
/// @param authors how many people wrote what was found, deleted accounts left out; who they are is not kept
@Introspected
@Serdeable(naming = SnakeCaseStrategy.class)
public record RedditMetrics(List<Post> posts, int authors) implements Metrics {

    public RedditMetrics {
        posts = List.copyOf(posts);
        if (posts.isEmpty()) {
            throw new IllegalArgumentException("a topic without posts is an absence, not metrics");
        }
        if (authors < 0) {
            throw new IllegalArgumentException("authors are counted");
        }
    }

    /// One post as it stood. What was deleted on Reddit is deleted here too, except for the numbers, and so is what no run was
    /// shown for long.
    ///
    /// @param name the post's full name, such as `t3_1skbyfv`; null once it was deleted
    /// @param title null once the post was deleted
    /// @param permalink path of its page on Reddit; null once it was deleted
    /// @param score votes for it less votes against it, as Reddit blurs them
    /// @param upvoteRatio share of the votes that are for it, 0 to 1; null where Reddit does not say
    /// @param comments a count, never negative
    /// @param isOver18 whether it is marked as not for minors
    @Introspected
    @Serdeable(naming = SnakeCaseStrategy.class)
    public record Post(
            @Nullable String name,
            String subreddit,
            @Nullable String title,
            @Nullable String permalink,
            Instant postedAt,
            long score,
            @Nullable Double upvoteRatio,
            long comments,
            boolean isOver18) {}
}
