@NullMarked
package uptick.edge.json;

import org.jspecify.annotations.NullMarked;
