@NullMarked
package uptick.accounts.me;

import org.jspecify.annotations.NullMarked;
