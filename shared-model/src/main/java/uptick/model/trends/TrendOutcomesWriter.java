package uptick.model.trends;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.DataType;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

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

    /// Decides outcomes in one go, each once; the lists have one entry for each.
    ///
    /// @param signals empty where it cannot be known
    /// @param hits `true`, `false`, or empty where it cannot be decided
    /// @param reasons why it cannot, else empty
    /// @return how many were decided now
    @Query(
            """
            UPDATE trend_outcomes AS outcome
            SET signal_at_horizon = CAST(NULLIF(decided.signal, '') AS double precision),
                is_hit = CAST(NULLIF(decided.hit, '') AS boolean),
                reason = NULLIF(decided.reason, ''),
                resolved_at = :now
            FROM unnest(
              CAST(:trendIds AS uuid[]),
              CAST(:horizons AS integer[]),
              CAST(:signals AS text[]),
              CAST(:hits AS text[]),
              CAST(:reasons AS text[])) AS decided (trend_id, horizon_days, signal, hit, reason)
            WHERE outcome.trend_id = decided.trend_id
              AND outcome.horizon_days = decided.horizon_days
              AND outcome.resolved_at IS NULL
            """)
    int resolveAll(
            @TypeDef(type = DataType.STRING_ARRAY) List<String> trendIds,
            @TypeDef(type = DataType.STRING_ARRAY) List<String> horizons,
            @TypeDef(type = DataType.STRING_ARRAY) List<String> signals,
            @TypeDef(type = DataType.STRING_ARRAY) List<String> hits,
            @TypeDef(type = DataType.STRING_ARRAY) List<String> reasons,
            Instant now);
}
