package uptick.model.market;

import java.time.Instant;
import java.util.UUID;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import org.jspecify.annotations.Nullable;

/// Writes articles and what they are about; for the market function alone.
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface NewsWriter extends GenericRepository<NewsArticle, UUID> {

    /// Adds an article, unless its address is known: then what is known stays, but for a description or
    /// language that was missing. Not the date: mentions hold a copy of it.
    ///
    /// @return the id of the article of that address
    @Query(
            """
            INSERT INTO news_articles AS present (title, description, source, url, language, published_at, recorded_at)
            VALUES (:title, :description, :source, :url, :language, :publishedAt, :recordedAt)
            ON CONFLICT (url) DO UPDATE
            SET description = coalesce(present.description, excluded.description),
                language = coalesce(present.language, excluded.language)
            RETURNING id
            """)
    UUID put(
            String title,
            @Nullable String description,
            String source,
            String url,
            @Nullable String language,
            @Nullable Instant publishedAt,
            Instant recordedAt);

    /// Notes what an article is about, with the article's own date; twice is once.
    ///
    /// @param instrumentId null where it is about a topic
    /// @param topicId null where it is about an instrument
    /// @param relevance 0 to 1, null where nobody said
    /// @return 1, or 0 where it is noted
    @Query(
            """
            INSERT INTO news_mentions (article_id, instrument_id, topic_id, published_at, relevance)
            SELECT id, CAST(:instrumentId AS uuid), CAST(:topicId AS uuid), published_at, :relevance
            FROM news_articles
            WHERE id = :articleId
            ON CONFLICT (article_id, instrument_id, topic_id) DO NOTHING
            """)
    int mention(
            UUID articleId,
            @Nullable UUID instrumentId,
            @Nullable UUID topicId,
            @Nullable Double relevance);
}
