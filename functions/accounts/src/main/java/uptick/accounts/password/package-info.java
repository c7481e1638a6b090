/// What a new password must be like.
///
/// Read [PasswordRules] first.
@NullMarked
package uptick.accounts.password;

import org.jspecify.annotations.NullMarked;
