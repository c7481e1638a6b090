package uptick.model.market;

import java.time.Instant;
import java.util.UUID;

import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import org.jspecify.annotations.Nullable;

/// One article, however many sources carry it. Its words are data: shown, never obeyed.
///
/// @param source who published it
/// @param url where it is read, tracking parameters left out
/// @param language BCP 47 tag, null where not known
/// @param publishedAt as the source says; null where it does not, and then no decision rests on it
/// @param recordedAt when it became known to Uptick
@MappedEntity("news_articles")
public record NewsArticle(
        @Id @GeneratedValue @Nullable UUID id,
        String title,
        @Nullable String description,
        String source,
        String url,
        @Nullable String language,
        @Nullable Instant publishedAt,
        Instant recordedAt) {}
