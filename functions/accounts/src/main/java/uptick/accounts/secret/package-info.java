/// Secrets that are shown once, and of which only a hash is kept.
///
/// Read [Secret] first.
@NullMarked
package uptick.accounts.secret;

import org.jspecify.annotations.NullMarked;
