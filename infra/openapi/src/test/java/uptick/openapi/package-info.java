@NullMarked
package uptick.openapi;

import org.jspecify.annotations.NullMarked;
