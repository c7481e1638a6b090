@NullMarked
package uptick.collections.discover;

import org.jspecify.annotations.NullMarked;
