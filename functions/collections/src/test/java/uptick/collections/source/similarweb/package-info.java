@NullMarked
package uptick.collections.source.similarweb;

import org.jspecify.annotations.NullMarked;
