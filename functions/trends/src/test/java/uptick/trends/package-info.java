@NullMarked
package uptick.trends;

import org.jspecify.annotations.NullMarked;
