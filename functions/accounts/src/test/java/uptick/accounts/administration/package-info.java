/// Tests of uptick.accounts.administration.
@NullMarked
package uptick.accounts.administration;

import org.jspecify.annotations.NullMarked;
