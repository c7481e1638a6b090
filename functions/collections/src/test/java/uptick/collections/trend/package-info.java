@NullMarked
package uptick.collections.trend;

import org.jspecify.annotations.NullMarked;
