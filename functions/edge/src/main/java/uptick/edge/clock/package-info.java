/// The application's time.
///
/// Read [ClockFactory].
@NullMarked
package uptick.edge.clock;

import org.jspecify.annotations.NullMarked;
