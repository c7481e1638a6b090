@NullMarked
package uptick.accounts.reset;

import org.jspecify.annotations.NullMarked;
