/// Whether a function and its database are well.
///
/// Read [HealthController] first.
@NullMarked
package uptick.edge.health;

import org.jspecify.annotations.NullMarked;
