@NullMarked
package uptick.model.alerts;

import org.jspecify.annotations.NullMarked;
