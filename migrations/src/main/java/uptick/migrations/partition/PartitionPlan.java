package uptick.migrations.partition;

import java.util.List;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/// Which partitions a table is to have.
///
/// @param table partitioned by range of one timestamptz column; for a table that is partitioned by a list first, the
///     partition of that list
/// @param period how much time each holds
/// @param ahead how many there are to be after the present one
/// @param kept how many whole periods before the present one stay; null where all do
public record PartitionPlan(
        String table, PartitionPeriod period, int ahead, @Nullable Integer kept) {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*");

    public PartitionPlan {
        if (!NAME.matcher(table).matches()) {
            throw new IllegalArgumentException("no table name of ours: " + table);
        }
        if (ahead < 0 || (kept != null && kept < 0)) {
            throw new IllegalArgumentException(table + ": periods are counted from 0");
        }
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
            return new All(List.of());
        }
    }
}
