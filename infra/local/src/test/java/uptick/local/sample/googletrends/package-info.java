@NullMarked
package uptick.local.sample.googletrends;

import org.jspecify.annotations.NullMarked;
