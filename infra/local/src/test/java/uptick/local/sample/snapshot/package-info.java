@NullMarked
package uptick.local.sample.snapshot;

import org.jspecify.annotations.NullMarked;
