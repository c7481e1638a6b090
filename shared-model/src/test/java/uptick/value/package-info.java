@NullMarked
package uptick.value;

import org.jspecify.annotations.NullMarked;
