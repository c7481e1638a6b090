package uptick.model.portfolio;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;

import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import org.jspecify.annotations.Nullable;

/// What a user waits for. Row-level security: a user's own.
///
/// @param triggerType what raises an alert, null for an entry that is only watched
/// @param triggerValue a price in the instrument's currency, a percentage, or standard deviations, as the type says
/// @param expiryDate last day, in the user's time zone, on which the trigger counts, null for no end
/// @param metadata JSON object with what the user's tools keep beside it
@MappedEntity("watchlist_entries")
public record WatchlistEntry(
        @Id @GeneratedValue @Nullable UUID id,
        UUID userId,
        UUID instrumentId,
        @Nullable Trigger triggerType,
        @Nullable BigDecimal triggerValue,
        @Nullable String thesis,
        @Nullable LocalDate expiryDate,
        @TypeDef(type = DataType.JSON) String metadata) {

    /// What raises an alert.
    public enum Trigger {
        PRICE_ABOVE,
        PRICE_BELOW,
        CHANGE_PCT_ABOVE,
        CHANGE_PCT_BELOW,
        VOLUME_ZSCORE_ABOVE,
        /// A new recommendation.
        RECOMMENDATION;

        /// The name in rows.
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
