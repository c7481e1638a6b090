@NullMarked
package uptick.edge.id;

import org.jspecify.annotations.NullMarked;
