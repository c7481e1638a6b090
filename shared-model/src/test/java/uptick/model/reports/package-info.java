@NullMarked
package uptick.model.reports;

import org.jspecify.annotations.NullMarked;
