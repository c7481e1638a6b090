@NullMarked
package uptick.model.quota;

import org.jspecify.annotations.NullMarked;
