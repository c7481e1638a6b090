@NullMarked
package uptick.trends.outcome;

import org.jspecify.annotations.NullMarked;
