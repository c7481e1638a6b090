/// What holds for every request and every answer, and where a request comes from.
///
/// Read [ViewerAddress] first, then [EveryAnswer].
@NullMarked
package uptick.edge.request;

import org.jspecify.annotations.NullMarked;
