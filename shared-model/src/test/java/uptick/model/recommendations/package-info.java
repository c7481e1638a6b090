@NullMarked
package uptick.model.recommendations;

import org.jspecify.annotations.NullMarked;
