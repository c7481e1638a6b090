@NullMarked
package uptick.edge.problem;

import org.jspecify.annotations.NullMarked;
