/// Who is who: what all of it shares. How accounts begin, sessions, the own account, administration and the rest have
/// packages of their own.
///
/// Read [PasswordHashes] here, then `session` and `registration`.
@NullMarked
package uptick.accounts;

import org.jspecify.annotations.NullMarked;
