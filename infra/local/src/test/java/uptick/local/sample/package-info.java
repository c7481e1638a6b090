@NullMarked
package uptick.local.sample;

import org.jspecify.annotations.NullMarked;
