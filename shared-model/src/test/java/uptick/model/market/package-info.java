@NullMarked
package uptick.model.market;

import org.jspecify.annotations.NullMarked;
