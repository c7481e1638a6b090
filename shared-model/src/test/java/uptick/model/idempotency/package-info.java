@NullMarked
package uptick.model.idempotency;

import org.jspecify.annotations.NullMarked;
