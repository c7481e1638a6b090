@NullMarked
package uptick.collections.run;

import org.jspecify.annotations.NullMarked;
