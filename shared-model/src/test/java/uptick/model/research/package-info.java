@NullMarked
package uptick.model.research;

import org.jspecify.annotations.NullMarked;
