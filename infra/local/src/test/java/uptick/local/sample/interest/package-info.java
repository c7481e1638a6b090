@NullMarked
package uptick.local.sample.interest;

import org.jspecify.annotations.NullMarked;
