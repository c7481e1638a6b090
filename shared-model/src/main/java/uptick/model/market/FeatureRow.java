package uptick.model.market;

import java.time.Instant;
import java.util.UUID;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.MappedProperty;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import org.jspecify.annotations.Nullable;

/// What is computed of an instrument's adjusted daily bars up to one of them; null within the warm-up.
///
/// @param ts start of the daily bar; nothing after it is used
/// @param ret1d simple return over 1 trading day, 0.01 for a percent
/// @param rsi14 0 to 100
/// @param momentum5d close by the mean of the last 5 closes, less 1
/// @param vol20d standard deviation of daily log returns, annualised
/// @param atr14 in the instrument's currency
/// @param volumeZscore in standard deviations
/// @param additionalFeatures JSON object of further numbers by name
/// @param recordedAt when it became known to Uptick
@MappedEntity("features")
public record FeatureRow(
        @Id UUID instrumentId,
        @Id Instant ts,
        @MappedProperty("ret_1d") @Nullable Double ret1d,
        @MappedProperty("ret_5d") @Nullable Double ret5d,
        @MappedProperty("ret_20d") @Nullable Double ret20d,
        @MappedProperty("rsi_14") @Nullable Double rsi14,
        @MappedProperty("momentum_5d") @Nullable Double momentum5d,
        @MappedProperty("vol_20d") @Nullable Double vol20d,
        @MappedProperty("atr_14") @Nullable Double atr14,
        @Nullable Double volumeZscore,
        @TypeDef(type = DataType.JSON) @Nullable String additionalFeatures,
        Instant recordedAt) {}
