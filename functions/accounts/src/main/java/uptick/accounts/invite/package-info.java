/// Invitations to register, which administrators hand out.
///
/// Read [InvitesController] first.
@NullMarked
package uptick.accounts.invite;

import org.jspecify.annotations.NullMarked;
