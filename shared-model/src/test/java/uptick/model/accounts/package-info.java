@NullMarked
package uptick.model.accounts;

import org.jspecify.annotations.NullMarked;
