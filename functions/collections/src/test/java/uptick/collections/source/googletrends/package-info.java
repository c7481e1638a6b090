@NullMarked
package uptick.collections.source.googletrends;

import org.jspecify.annotations.NullMarked;
