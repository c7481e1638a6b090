@NullMarked
package uptick.model.accounts.credential;

import org.jspecify.annotations.NullMarked;
