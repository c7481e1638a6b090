@NullMarked
package uptick.collections.source.reddit;

import org.jspecify.annotations.NullMarked;
