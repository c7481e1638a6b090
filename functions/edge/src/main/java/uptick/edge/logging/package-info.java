/// How a function logs.
///
/// Read [FunctionLog] first.
@NullMarked
package uptick.edge.logging;

import org.jspecify.annotations.NullMarked;
