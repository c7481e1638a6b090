@NullMarked
package uptick.collections.plan;

import org.jspecify.annotations.NullMarked;
