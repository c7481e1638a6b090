@NullMarked
package uptick.model.trends;

import org.jspecify.annotations.NullMarked;
