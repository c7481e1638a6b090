package uptick.migrations.partition;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;

/// How much time one partition holds, in UTC.
public enum PartitionPeriod {
    /// Named `_20261127`.
    DAY(ChronoUnit.DAYS, DateTimeFormatter.ofPattern("uuuuMMdd", Locale.ROOT)),
    /// From Monday, named for its ISO week, `_2026w48`.
    WEEK(
            ChronoUnit.WEEKS,
            new DateTimeFormatterBuilder()
                    .appendValue(IsoFields.WEEK_BASED_YEAR, 4)
                    .appendLiteral('w')
                    .appendValue(IsoFields.WEEK_OF_WEEK_BASED_YEAR, 2)
                    .toFormatter(Locale.ROOT)),
    /// Named `_2026m11`.
    MONTH(
            ChronoUnit.MONTHS,
            new DateTimeFormatterBuilder()
                    .appendValue(ChronoField.YEAR, 4)
                    .appendLiteral('m')
                    .appendValue(ChronoField.MONTH_OF_YEAR, 2)
                    .toFormatter(Locale.ROOT)),
    /// Named `_y2026`.
    YEAR(ChronoUnit.YEARS, DateTimeFormatter.ofPattern("'y'uuuu", Locale.ROOT));

    private final ChronoUnit unit;
    private final DateTimeFormatter suffix;

    PartitionPeriod(ChronoUnit unit, DateTimeFormatter suffix) {
        this.unit = unit;
        this.suffix = suffix;
    }

    /// The first day of the period that a day is in.
    LocalDate startOf(LocalDate day) {
        return switch (this) {
            case DAY -> day;
            case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTH -> day.withDayOfMonth(1);
            case YEAR -> day.withDayOfYear(1);
        };
    }

    /// The period that a day is in, moved by so many periods.
    ///
    /// @param table the partitioned table, which gives the partition its name
    Partition of(String table, LocalDate day, int moved) {
        var start = startOf(day).plus(moved, unit);
        return new Partition(
                table + "_" + suffix.format(start),
                start.atStartOfDay(ZoneOffset.UTC).toInstant(),
                start.plus(1, unit).atStartOfDay(ZoneOffset.UTC).toInstant());
    }
}
