@NullMarked
package uptick.local.sample.hackernews;

import org.jspecify.annotations.NullMarked;
