/// Runs that are killed: the connection cut at every message, the process killed in the middle of a step, many at
/// once. Afterwards the next run has to bring the database to where it should be.
///
/// Read [CutConnectionTest] first.
@NullMarked
package uptick.migrations.fault;

import org.jspecify.annotations.NullMarked;
