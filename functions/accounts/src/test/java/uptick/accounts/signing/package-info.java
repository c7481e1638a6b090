@NullMarked
package uptick.accounts.signing;

import org.jspecify.annotations.NullMarked;
