/// A creating POST that is sent twice has one effect and one answer.
///
/// Read [Idempotency] first.
@NullMarked
package uptick.edge.idempotency;

import org.jspecify.annotations.NullMarked;
