/// Who is who: accounts, how they begin, and the tokens that say so. Sessions, throttles and forgotten passwords have packages
/// of their own.
///
/// Read [Register] first, then [AccessTokenIssuer] and [PasswordHashes].
@NullMarked
package uptick.accounts;

import org.jspecify.annotations.NullMarked;
