@NullMarked
package uptick.accounts;

import org.jspecify.annotations.NullMarked;
