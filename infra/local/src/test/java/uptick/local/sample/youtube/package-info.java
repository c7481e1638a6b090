@NullMarked
package uptick.local.sample.youtube;

import org.jspecify.annotations.NullMarked;
