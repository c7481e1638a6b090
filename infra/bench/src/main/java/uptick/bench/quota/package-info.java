/// What it costs to reserve units before each call.
///
/// Read [ReserveUnits].
@NullMarked
package uptick.bench.quota;

import org.jspecify.annotations.NullMarked;
