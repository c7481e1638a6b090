package uptick.model.market;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.DataType;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

/// Reads features.
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface Features extends GenericRepository<FeatureRow, UUID> {

    /// An instrument's features before a time, newest first, as far as they were known.
    ///
    /// @param limit at most so many
    @Query(
            """
            SELECT instrument_id, ts, ret_1d, ret_5d, ret_20d, rsi_14, momentum_5d, vol_20d, atr_14, volume_zscore,
                   additional_features, recorded_at
            FROM features
            WHERE instrument_id = :instrumentId
              AND ts < :before
              AND recorded_at <= :asOf
            ORDER BY ts DESC
            LIMIT :limit
            """)
    List<FeatureRow> findBefore(UUID instrumentId, Instant before, Instant asOf, int limit);

    /// The newest features of each of some instruments, as far as they were known: what a model is asked with.
    @Query(
            """
            SELECT newest.instrument_id, newest.ts, newest.ret_1d, newest.ret_5d, newest.ret_20d, newest.rsi_14,
                   newest.momentum_5d, newest.vol_20d, newest.atr_14, newest.volume_zscore, newest.additional_features,
                   newest.recorded_at
            FROM unnest(CAST(:instrumentIds AS uuid[])) AS wanted (instrument_id)
            CROSS JOIN LATERAL (
              SELECT *
              FROM features
              WHERE features.instrument_id = wanted.instrument_id
                AND features.recorded_at <= :asOf
              ORDER BY features.ts DESC
              LIMIT 1) AS newest
            ORDER BY newest.instrument_id
            """)
    List<FeatureRow> findNewest(
            @TypeDef(type = DataType.STRING_ARRAY) List<String> instrumentIds, Instant asOf);
}
