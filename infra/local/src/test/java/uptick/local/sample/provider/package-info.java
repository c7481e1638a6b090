@NullMarked
package uptick.local.sample.provider;

import org.jspecify.annotations.NullMarked;
