@NullMarked
package uptick.accounts.secret;

import org.jspecify.annotations.NullMarked;
