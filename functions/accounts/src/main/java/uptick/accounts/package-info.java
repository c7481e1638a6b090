/// Who is who: login, access tokens, the first account.
///
/// Read [LoginController] first, then [LogIn].
@NullMarked
package uptick.accounts;

import org.jspecify.annotations.NullMarked;
