@NullMarked
package uptick.accounts.session;

import org.jspecify.annotations.NullMarked;
