package uptick.model.trends;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

/// What users say of trends. Rows belong to a user: outside a transaction of theirs there are none.
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface TrendFeedbacks extends GenericRepository<TrendFeedback, UUID> {

    /// Keeps a user's verdict on a trend; a later one takes the place of an earlier one.
    ///
    /// @return 1, or 0 where there is no such trend
    @Query(
            """
            INSERT INTO trend_feedback (user_id, trend_id, verdict, given_at)
            SELECT :userId, id, :verdict, :now
            FROM trends
            WHERE id = :trendId
            ON CONFLICT (user_id, trend_id) DO UPDATE
            SET verdict = excluded.verdict,
                given_at = excluded.given_at
            """)
    int put(UUID userId, UUID trendId, TrendFeedback.Verdict verdict, Instant now);

    /// A user's verdict on a trend.
    @Query(
            """
            SELECT id, user_id, trend_id, verdict, given_at
            FROM trend_feedback
            WHERE user_id = :userId
              AND trend_id = :trendId
            """)
    Optional<TrendFeedback> find(UUID userId, UUID trendId);
}
