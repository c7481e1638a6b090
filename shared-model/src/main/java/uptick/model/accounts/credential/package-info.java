/// Secrets of which only hashes are kept: what keeps a user logged in, scripts' keys, invitations, resets.
///
/// Read [RefreshTokens] first. For the accounts function alone: no other role may read these tables.
@NullMarked
package uptick.model.accounts.credential;

import org.jspecify.annotations.NullMarked;
