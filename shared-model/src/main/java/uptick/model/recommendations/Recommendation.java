package uptick.model.recommendations;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.MappedProperty;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import org.jspecify.annotations.Nullable;

import uptick.value.Advice;
import uptick.value.RiskProfile;

/// BUY, HOLD or SELL for an instrument and a risk profile, with all that it rests on; archived, never deleted.
///
/// @param signal the label in lower case; derived by the database
/// @param confidence probability, 0 to 1, that the call comes true
/// @param confidenceMethod how the confidence was made
/// @param baseRate how often, 0 to 1, such a call comes true for any instrument of that time
/// @param expectedReturnPct over the horizon, in percent
/// @param horizonDays trading days
/// @param entryPrice in the instrument's currency, as the other prices
/// @param entryRule how one would enter, such as `next_open`
/// @param justification sentences from the exact contributions of the features
/// @param featuresSnapshot JSON object with every feature value, enough to compute the call again to the bit
/// @param inputsHash SHA-256 over the inputs in canonical form, 64 hexadecimal digits
/// @param priceAsOf start of the bar that the prices come from
/// @param isActive not yet replaced by a newer one
@MappedEntity("recommendations")
public record Recommendation(
        @Id @GeneratedValue @Nullable UUID id,
        UUID instrumentId,
        UUID modelVersionId,
        @Nullable UUID predictionId,
        RiskProfile profile,
        Advice label,
        @GeneratedValue @Nullable String signal,
        @Nullable RiskLevel riskLevel,
        double confidence,
        ConfidenceMethod confidenceMethod,
        @Nullable Double baseRate,
        @Nullable Double expectedReturnPct,
        @Nullable Integer horizonDays,
        @Nullable BigDecimal entryPrice,
        @Nullable String entryRule,
        @Nullable BigDecimal stopLoss,
        @Nullable BigDecimal takeProfit,
        @Nullable String justification,
        @TypeDef(type = DataType.JSON) String featuresSnapshot,
        @Nullable String inputsHash,
        @Nullable Instant priceAsOf,
        Instant generatedAt,
        @MappedProperty("is_active") boolean isActive) {

    /// How much there is to lose.
    public enum RiskLevel {
        LOW,
        MEDIUM,
        HIGH;

        /// The name in rows.
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
