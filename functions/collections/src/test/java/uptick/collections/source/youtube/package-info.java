@NullMarked
package uptick.collections.source.youtube;

import org.jspecify.annotations.NullMarked;
