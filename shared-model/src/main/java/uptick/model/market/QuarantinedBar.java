package uptick.model.market;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import org.jspecify.annotations.Nullable;

/// A bar that failed a check: reviewed or dropped, never silently used.
///
/// @param ts start of the bar where it could be read
/// @param payload JSON of the bar as it was received
/// @param detail one sentence for people, with the numbers
/// @param recordedAt when it was received
@MappedEntity("quarantined_bars")
public record QuarantinedBar(
        @Id @GeneratedValue @Nullable UUID id,
        @Nullable UUID instrumentId,
        @Nullable UUID collectionId,
        String interval,
        @Nullable Instant ts,
        @TypeDef(type = DataType.JSON) String payload,
        String source,
        Reason reason,
        String detail,
        Status status,
        @Nullable UUID reviewedBy,
        @Nullable Instant reviewedAt,
        Instant recordedAt) {

    /// Which check it failed.
    public enum Reason {
        UNREADABLE,
        MISSING_VALUE,
        NON_POSITIVE_PRICE,
        OHLC_ORDER,
        NEGATIVE_VOLUME,
        DUPLICATE,
        CLOSED_DAY,
        FUTURE,
        SPIKE,
        UNIT_SWITCH,
        UNKNOWN_INSTRUMENT;

        /// The name in rows.
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// What became of it.
    public enum Status {
        PENDING,
        ACCEPTED,
        DROPPED;

        /// The name in rows.
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
