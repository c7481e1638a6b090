/// Tests of uptick.accounts.audit.
@NullMarked
package uptick.accounts.audit;

import org.jspecify.annotations.NullMarked;
