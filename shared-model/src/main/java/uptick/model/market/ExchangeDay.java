package uptick.model.market;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Locale;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import org.jspecify.annotations.Nullable;

/// A day on which an exchange differs from its regular week.
///
/// @param day the exchange's local date
/// @param opensAt local time, null where it opens as usual or not at all
/// @param closesAt local time, null where it does not open
/// @param name what the day is, such as Good Friday
/// @param source where it is known from
@MappedEntity("exchange_calendars")
public record ExchangeDay(
        @Id String exchange,
        @Id LocalDate day,
        Kind kind,
        @TypeDef(type = DataType.TIME) @Nullable LocalTime opensAt,
        @TypeDef(type = DataType.TIME) @Nullable LocalTime closesAt,
        @Nullable String name,
        String source) {

    /// How it differs.
    public enum Kind {
        HOLIDAY,
        HALF_DAY,
        /// Open, although it is a weekend.
        EXTRA_SESSION;

        /// The name in rows.
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
