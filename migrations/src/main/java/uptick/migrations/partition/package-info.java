/// Partitions by time: made ahead, and exported and dropped when their time has passed.
///
/// Read [PartitionPlan] first. Imports `uptick.migrations.connection`.
@NullMarked
package uptick.migrations.partition;

import org.jspecify.annotations.NullMarked;
