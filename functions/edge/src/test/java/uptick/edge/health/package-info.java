@NullMarked
package uptick.edge.health;

import org.jspecify.annotations.NullMarked;
