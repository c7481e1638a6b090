@NullMarked
package uptick.edge.transaction;

import org.jspecify.annotations.NullMarked;
