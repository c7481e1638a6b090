@NullMarked
package uptick.edge.principal;

import org.jspecify.annotations.NullMarked;
