/// Tests of uptick.accounts.invite.
@NullMarked
package uptick.accounts.invite;

import org.jspecify.annotations.NullMarked;
