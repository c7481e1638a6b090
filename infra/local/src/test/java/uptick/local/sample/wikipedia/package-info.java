@NullMarked
package uptick.local.sample.wikipedia;

import org.jspecify.annotations.NullMarked;
