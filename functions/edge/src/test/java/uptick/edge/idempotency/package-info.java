@NullMarked
package uptick.edge.idempotency;

import org.jspecify.annotations.NullMarked;
