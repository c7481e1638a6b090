@NullMarked
package uptick.edge.lambda;

import org.jspecify.annotations.NullMarked;
