/// The caller's own account.
///
/// Read [MeController] first.
@NullMarked
package uptick.accounts.me;

import org.jspecify.annotations.NullMarked;
