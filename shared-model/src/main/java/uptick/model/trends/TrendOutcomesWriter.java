package uptick.model.trends;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import org.jspecify.annotations.Nullable;

/// Flags trends and resolves what came of them; for the trends function alone.
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface TrendOutcomesWriter extends GenericRepository<TrendOutcome, UUID> {

    /// Flags trends in one batch; what is flagged already keeps its frozen baseline.
    @Query(
            """
            INSERT INTO trend_outcomes (trend_id, horizon_days, signal, baseline, due_at)
            VALUES (:trendId, :horizonDays, :signal, :baseline, :dueAt)
            ON CONFLICT (trend_id, horizon_days) DO NOTHING
            """)
    void flag(Iterable<TrendOutcome> outcomes);

    /// Locks outcomes whose horizon is reached, the longest due first, until the transaction ends. No two workers get the
    /// same, and none waits for another.
    ///
    /// @param limit at most so many
    @Query(
            """
            SELECT trend_id, horizon_days, signal, baseline, due_at, signal_at_horizon, is_hit, reason, resolved_at
            FROM trend_outcomes
            WHERE resolved_at IS NULL
              AND due_at <= :now
            ORDER BY due_at, trend_id
            LIMIT :limit
            FOR UPDATE SKIP LOCKED
            """)
    List<TrendOutcome> lockDue(Instant now, int limit);

    /// Decides an outcome, once.
    ///
    /// @param signalAtHorizon null where it cannot be known
    /// @param isHit null where it cannot be decided: then the reason says why
    /// @return 1, or 0 where it is decided
    @Query(
            """
            UPDATE trend_outcomes
            SET signal_at_horizon = :signalAtHorizon,
                is_hit = :isHit,
                reason = :reason,
                resolved_at = :now
            WHERE trend_id = :trendId
              AND horizon_days = :horizonDays
              AND resolved_at IS NULL
            """)
    int resolve(
            UUID trendId,
            int horizonDays,
            @Nullable Double signalAtHorizon,
            @Nullable Boolean isHit,
            @Nullable String reason,
            Instant now);
}
