package uptick.model.recommendations;

import java.util.UUID;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

/// Writes what came of recommendations; for the recommendations function alone.
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface RecommendationOutcomesWriter
        extends GenericRepository<RecommendationOutcome, UUID> {

    /// Writes outcomes in one batch; one that is there is restated.
    @Query(
            """
            INSERT INTO recommendation_outcomes (
              recommendation_id, exit_reason, exit_price, exit_at, realised_return_pct, is_hit, reason, evaluated_at)
            VALUES (
              :recommendationId, :exitReason, :exitPrice, :exitAt, :realisedReturnPct, :isHit, :reason, :evaluatedAt)
            ON CONFLICT (recommendation_id) DO UPDATE
            SET exit_reason = excluded.exit_reason,
                exit_price = excluded.exit_price,
                exit_at = excluded.exit_at,
                realised_return_pct = excluded.realised_return_pct,
                is_hit = excluded.is_hit,
                reason = excluded.reason,
                evaluated_at = excluded.evaluated_at
            """)
    void put(Iterable<RecommendationOutcome> outcomes);
}
