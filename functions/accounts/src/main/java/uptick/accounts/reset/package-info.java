/// Forgotten passwords: a link by mail, good once and not for long.
///
/// Read [PasswordResetController] first.
@NullMarked
package uptick.accounts.reset;

import org.jspecify.annotations.NullMarked;
