@NullMarked
package uptick.edge;

import org.jspecify.annotations.NullMarked;
