@NullMarked
package uptick.local.sample.reddit;

import org.jspecify.annotations.NullMarked;
