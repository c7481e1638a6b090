@NullMarked
package uptick.model.collections;

import org.jspecify.annotations.NullMarked;
