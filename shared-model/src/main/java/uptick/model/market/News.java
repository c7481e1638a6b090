package uptick.model.market;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

/// Reads what is written about an instrument, newest first, what nobody dated last.
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface News extends GenericRepository<NewsArticle, UUID> {

    /// The newest articles about an instrument.
    ///
    /// @param limit at most so many
    @Query(
            """
            SELECT article.id, article.title, article.description, article.source, article.url, article.language,
                   article.published_at, article.recorded_at
            FROM news_mentions AS mention
            JOIN news_articles AS article ON article.id = mention.article_id
            WHERE mention.instrument_id = :instrumentId
            ORDER BY mention.published_at DESC NULLS LAST, mention.article_id
            LIMIT :limit
            """)
    List<NewsArticle> findNewest(UUID instrumentId, int limit);

    /// The articles about an instrument after a dated one.
    ///
    /// @param publishedAt of the one
    /// @param id of the one
    /// @param limit at most so many
    @Query(
            """
            SELECT article.id, article.title, article.description, article.source, article.url, article.language,
                   article.published_at, article.recorded_at
            FROM (
              (SELECT article_id, published_at
               FROM news_mentions
               WHERE instrument_id = :instrumentId
                 AND published_at <= :publishedAt
                 AND (published_at < :publishedAt OR article_id > :id)
               ORDER BY published_at DESC NULLS LAST, article_id
               LIMIT :limit)
              UNION ALL
              (SELECT article_id, published_at
               FROM news_mentions
               WHERE instrument_id = :instrumentId
                 AND published_at IS NULL
               ORDER BY published_at DESC NULLS LAST, article_id
               LIMIT :limit)) AS mention
            JOIN news_articles AS article ON article.id = mention.article_id
            ORDER BY mention.published_at DESC NULLS LAST, mention.article_id
            LIMIT :limit
            """)
    List<NewsArticle> findAfter(UUID instrumentId, Instant publishedAt, UUID id, int limit);

    /// The articles about an instrument after one without a date.
    ///
    /// @param id of the one
    /// @param limit at most so many
    @Query(
            """
            SELECT article.id, article.title, article.description, article.source, article.url, article.language,
                   article.published_at, article.recorded_at
            FROM news_mentions AS mention
            JOIN news_articles AS article ON article.id = mention.article_id
            WHERE mention.instrument_id = :instrumentId
              AND mention.published_at IS NULL
              AND mention.article_id > :id
            ORDER BY mention.published_at DESC NULLS LAST, mention.article_id
            LIMIT :limit
            """)
    List<NewsArticle> findUndatedAfter(UUID instrumentId, UUID id, int limit);
}
