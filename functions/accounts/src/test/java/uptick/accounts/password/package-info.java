@NullMarked
package uptick.accounts.password;

import org.jspecify.annotations.NullMarked;
