package uptick.model.recommendations;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import org.jspecify.annotations.Nullable;

import uptick.value.RiskProfile;

/// What a model expected of an instrument at a time. Append-only.
///
/// @param targetDate the exchange's local date that it is about
/// @param asOfClose the close that it starts from, in the instrument's currency
/// @param predictedReturn simple return until then, 0.01 for a percent
/// @param predictedPrice the close times 1 + the return; derived by the database
/// @param probabilityBuy that the upper barrier is touched first, 0 to 1; the three sum to 1 or are all null
/// @param confidence 0 to 1
/// @param inputsHash SHA-256 over the inputs in canonical form, 64 hexadecimal digits
@MappedEntity("predictions")
public record Prediction(
        @Id @GeneratedValue @Nullable UUID id,
        UUID instrumentId,
        UUID modelVersionId,
        RiskProfile profile,
        Instant generatedAt,
        LocalDate targetDate,
        BigDecimal asOfClose,
        double predictedReturn,
        @GeneratedValue @Nullable BigDecimal predictedPrice,
        @Nullable Double probabilityBuy,
        @Nullable Double probabilityHold,
        @Nullable Double probabilitySell,
        double confidence,
        @Nullable String inputsHash) {}
