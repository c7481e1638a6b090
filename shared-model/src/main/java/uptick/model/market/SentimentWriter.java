package uptick.model.market;

import java.util.UUID;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

/// Writes scores of sentiment; for the market function alone.
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface SentimentWriter extends GenericRepository<SentimentScore, UUID> {

    /// Appends scores in one batch, each new for its subject, source and time.
    @Query(
            """
            INSERT INTO sentiment_scores (
              instrument_id, topic_id, source, score, raw_value, raw_scale, samples, reason, method, ts, recorded_at)
            VALUES (
              :instrumentId, :topicId, :source, :score, :rawValue, :rawScale, :samples, :reason, :method, :ts, :recordedAt)
            """)
    void append(Iterable<SentimentScore> scores);
}
