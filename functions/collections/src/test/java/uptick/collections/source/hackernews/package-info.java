@NullMarked
package uptick.collections.source.hackernews;

import org.jspecify.annotations.NullMarked;
