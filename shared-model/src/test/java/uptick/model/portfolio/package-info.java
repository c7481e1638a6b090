@NullMarked
package uptick.model.portfolio;

import org.jspecify.annotations.NullMarked;
