/// Reads what clients send, and refuses whatever is not exactly of the documented shape.
///
/// Read [StrictJsonReader] first.
@NullMarked
package uptick.edge.json;

import org.jspecify.annotations.NullMarked;
