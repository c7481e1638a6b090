@NullMarked
package uptick.model.connection;

import org.jspecify.annotations.NullMarked;
