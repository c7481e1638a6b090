/// What tokens are signed with, and which keys are published and until when they are believed.
///
/// Read [AccessTokenIssuer] first.
@NullMarked
package uptick.accounts.signing;

import org.jspecify.annotations.NullMarked;
