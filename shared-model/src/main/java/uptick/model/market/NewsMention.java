package uptick.model.market;

import java.time.Instant;
import java.util.UUID;

import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import org.jspecify.annotations.Nullable;

/// That an article is about an instrument or a topic: exactly one of the two.
///
/// @param publishedAt copied from the article
/// @param relevance 0 to 1, null where nobody said
@MappedEntity("news_mentions")
public record NewsMention(
        @Id @GeneratedValue @Nullable UUID id,
        UUID articleId,
        @Nullable UUID instrumentId,
        @Nullable UUID topicId,
        @Nullable Instant publishedAt,
        @Nullable Double relevance) {}
