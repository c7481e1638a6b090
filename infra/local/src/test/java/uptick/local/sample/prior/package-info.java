@NullMarked
package uptick.local.sample.prior;

import org.jspecify.annotations.NullMarked;
