@NullMarked
package uptick.local.architecture;

import org.jspecify.annotations.NullMarked;
