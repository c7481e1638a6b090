/// Who is an administrator, as the account's row says.
///
/// Read [RequireAdministrator].
@NullMarked
package uptick.accounts.administrator;

import org.jspecify.annotations.NullMarked;
