@NullMarked
package uptick.edge.tier;

import org.jspecify.annotations.NullMarked;
