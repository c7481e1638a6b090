/// Tokens that say nothing: random, handed out once, and kept as a hash.
///
/// Read [OpaqueToken]. Imports the JDK only.
@NullMarked
package uptick.accounts.secret;

import org.jspecify.annotations.NullMarked;
