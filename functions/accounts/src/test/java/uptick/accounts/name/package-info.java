@NullMarked
package uptick.accounts.name;

import org.jspecify.annotations.NullMarked;
