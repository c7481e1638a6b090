@NullMarked
package uptick.local.sample.topic;

import org.jspecify.annotations.NullMarked;
