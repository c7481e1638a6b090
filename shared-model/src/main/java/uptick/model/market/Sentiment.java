package uptick.model.market;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

/// Reads how sources sound, one row a source, so that a sum shows its parts.
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface Sentiment extends GenericRepository<SentimentScore, UUID> {

    /// The scores of an instrument before a time, newest first, as far as they were known.
    ///
    /// @param limit at most so many
    @Query(
            """
            SELECT id, instrument_id, topic_id, source, score, raw_value, raw_scale, samples, reason, method, ts, recorded_at
            FROM sentiment_scores
            WHERE instrument_id = :instrumentId
              AND ts < :before
              AND recorded_at <= :asOf
            ORDER BY ts DESC, source
            LIMIT :limit
            """)
    List<SentimentScore> findBefore(UUID instrumentId, Instant before, Instant asOf, int limit);
}
