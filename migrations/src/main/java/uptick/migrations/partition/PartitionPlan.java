package uptick.migrations.partition;

import java.util.List;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/// Which partitions a table is to have.
///
/// @param table partitioned by range of one timestamptz column; for a table that is partitioned by a list first, the
///     partition of that list
/// @param period how much time each holds
/// @param behind how many there are to be before the present one, for what is loaded later than it happened
/// @param ahead how many there are to be after the present one
/// @param kept how many whole periods before the present one stay; null where all do
public record PartitionPlan(
        String table, PartitionPeriod period, int behind, int ahead, @Nullable Integer kept) {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*");

    public PartitionPlan {
        if (!NAME.matcher(table).matches()) {
            throw new IllegalArgumentException("no table name of ours: " + table);
        }
        if (behind < 0 || ahead < 0 || (kept != null && kept < 0)) {
            throw new IllegalArgumentException(table + ": periods are counted from 0");
        }
    }

    /// A plan for a table whose rows are written as they happen.
    public PartitionPlan(String table, PartitionPeriod period, int ahead, @Nullable Integer kept) {
        this(table, period, 0, ahead, kept);
    }

    /// All of them.
    ///
    /// @param inOrder in which upkeep takes them
    public record All(List<PartitionPlan> inOrder) {

        public All {
            inOrder = List.copyOf(inOrder);
        }

        /// The plans of this package.
        public static All ofTheProduct() {
            return new All(
                    List.of(
                            // Eight years of daily bars are kept; a provider gives a little more.
                            new PartitionPlan(
                                    "price_bars_daily", PartitionPeriod.YEAR, 10, 1, null),
                            // Thirty days of 15-minute bars, in whole weeks.
                            new PartitionPlan("price_bars_15m", PartitionPeriod.WEEK, 5, 4, 5),
                            new PartitionPlan("features", PartitionPeriod.YEAR, 10, 1, null),
                            new PartitionPlan("quotes", PartitionPeriod.MONTH, 1, 2, null)));
        }
    }
}
