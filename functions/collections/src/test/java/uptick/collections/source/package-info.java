@NullMarked
package uptick.collections.source;

import org.jspecify.annotations.NullMarked;
