@NullMarked
package uptick.collections;

import org.jspecify.annotations.NullMarked;
