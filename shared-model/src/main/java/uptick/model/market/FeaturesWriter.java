package uptick.model.market;

import java.util.UUID;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

/// Writes features; for the market function alone.
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface FeaturesWriter extends GenericRepository<FeatureRow, UUID> {

    /// Writes rows in one batch. One that is there is rebuilt, unless it would be the same: then it keeps when it became
    /// known.
    @Query(
            """
            INSERT INTO features AS present (
              instrument_id, ts, ret_1d, ret_5d, ret_20d, rsi_14, momentum_5d, vol_20d, atr_14, volume_zscore,
              additional_features, recorded_at)
            VALUES (
              :instrumentId, :ts, :ret1d, :ret5d, :ret20d, :rsi14, :momentum5d, :vol20d, :atr14, :volumeZscore,
              CAST(:additionalFeatures AS jsonb), :recordedAt)
            ON CONFLICT (instrument_id, ts) DO UPDATE
            SET ret_1d = excluded.ret_1d,
                ret_5d = excluded.ret_5d,
                ret_20d = excluded.ret_20d,
                rsi_14 = excluded.rsi_14,
                momentum_5d = excluded.momentum_5d,
                vol_20d = excluded.vol_20d,
                atr_14 = excluded.atr_14,
                volume_zscore = excluded.volume_zscore,
                additional_features = excluded.additional_features,
                recorded_at = excluded.recorded_at
            WHERE (present.ret_1d, present.ret_5d, present.ret_20d, present.rsi_14, present.momentum_5d, present.vol_20d,
                   present.atr_14, present.volume_zscore, present.additional_features)
              IS DISTINCT FROM
                  (excluded.ret_1d, excluded.ret_5d, excluded.ret_20d, excluded.rsi_14, excluded.momentum_5d,
                   excluded.vol_20d, excluded.atr_14, excluded.volume_zscore, excluded.additional_features)
            """)
    void put(Iterable<FeatureRow> rows);
}
