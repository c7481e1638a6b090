@NullMarked
package uptick.accounts.registration;

import org.jspecify.annotations.NullMarked;
