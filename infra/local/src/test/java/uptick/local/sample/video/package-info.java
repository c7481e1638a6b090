@NullMarked
package uptick.local.sample.video;

import org.jspecify.annotations.NullMarked;
