package uptick.model.market;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;

import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.MappedProperty;
import org.jspecify.annotations.Nullable;

/// One version of a split or a dividend. Append-only: a correction is a later version.
///
/// @param exDate first trading day at the changed price, the exchange's local date
/// @param splitRatio new shares for one old share, null for a dividend
/// @param amount dividend a share in the currency beside it, null for a split
/// @param isCancelled this version takes the action back
/// @param recordedAt when this version became known to Uptick
@MappedEntity("corporate_actions")
public record CorporateAction(
        @Id @GeneratedValue @Nullable UUID id,
        UUID instrumentId,
        Kind kind,
        LocalDate exDate,
        @Nullable BigDecimal splitRatio,
        @Nullable BigDecimal amount,
        @Nullable String currency,
        @MappedProperty("is_cancelled") boolean isCancelled,
        Detection detectedBy,
        String source,
        Instant recordedAt) {

    /// What happened.
    public enum Kind {
        SPLIT,
        DIVIDEND;

        /// The name in rows.
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// How it became known.
    public enum Detection {
        /// The provider named it.
        ACTION,
        /// The provider's history changed by a constant factor.
        OVERLAP;

        /// The name in rows.
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
