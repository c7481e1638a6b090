package uptick.model.collections;

import java.time.Instant;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import org.jspecify.annotations.Nullable;

/// A post on Reddit that observations name.
///
/// @param name the full name that Reddit gave it, such as `t3_1skbyfv`
/// @param seenAt when Reddit last showed it to a run
/// @param dueAt when Reddit is to be asked whether it is still there
/// @param missingSince since when Reddit says nothing of it, null while it does
@MappedEntity("reddit_posts")
public record RedditPost(
        @Id String name, Instant seenAt, Instant dueAt, @Nullable Instant missingSince) {}
