@NullMarked
package uptick.accounts.throttle;

import org.jspecify.annotations.NullMarked;
