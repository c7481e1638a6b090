@NullMarked
package uptick.testing.database;

import org.jspecify.annotations.NullMarked;
