/// Other people's accounts, for administrators.
///
/// Read [AccountsController] first.
@NullMarked
package uptick.accounts.administration;

import org.jspecify.annotations.NullMarked;
