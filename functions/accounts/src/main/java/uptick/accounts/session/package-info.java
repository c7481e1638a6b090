/// Sessions: a login opens one, its refresh token keeps it going, a logout or a new password ends it.
///
/// Read [SessionController] first, then [LogIn] and [RefreshSession].
@NullMarked
package uptick.accounts.session;

import org.jspecify.annotations.NullMarked;
