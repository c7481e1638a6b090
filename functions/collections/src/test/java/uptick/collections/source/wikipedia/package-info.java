@NullMarked
package uptick.collections.source.wikipedia;

import org.jspecify.annotations.NullMarked;
