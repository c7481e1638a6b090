package uptick.migrations.partition;

import java.time.Instant;

/// One partition of a table that is partitioned by time.
///
/// @param name of the table that it is
record Partition(String name, Instant fromInclusive, Instant toExclusive) {

    /// Whether another one holds all of its time.
    boolean isIn(Partition other) {
        return !fromInclusive.isBefore(other.fromInclusive)
                && !toExclusive.isAfter(other.toExclusive);
    }
}
