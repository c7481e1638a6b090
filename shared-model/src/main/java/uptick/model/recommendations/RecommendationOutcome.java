package uptick.model.recommendations;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.MappedProperty;
import org.jspecify.annotations.Nullable;

/// What came of a recommendation, from later bars; restated when a corporate action or a correction changes them.
///
/// @param exitPrice in the instrument's currency; a gap fills at the open
/// @param exitAt start of the bar in which it ended
/// @param realisedReturnPct from entry to exit in percent, after costs; of a SELL, that of avoiding it
/// @param isHit null where it cannot be decided, with the reason
@MappedEntity("recommendation_outcomes")
public record RecommendationOutcome(
        @Id UUID recommendationId,
        ExitReason exitReason,
        @Nullable BigDecimal exitPrice,
        @Nullable Instant exitAt,
        @Nullable Double realisedReturnPct,
        @MappedProperty("is_hit") @Nullable Boolean isHit,
        @Nullable String reason,
        Instant evaluatedAt) {

    /// How it ended.
    public enum ExitReason {
        /// Where a bar touched both, the stop came first.
        STOP,
        TARGET,
        HORIZON,
        UNRESOLVABLE;

        /// The name in rows.
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
