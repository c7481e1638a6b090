@NullMarked
package uptick.edge.logging;

import org.jspecify.annotations.NullMarked;
