@NullMarked
package uptick.local.sample.similarweb;

import org.jspecify.annotations.NullMarked;
