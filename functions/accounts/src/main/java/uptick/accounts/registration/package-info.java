/// How accounts begin for whoever asks for one.
///
/// Read [Register] first.
@NullMarked
package uptick.accounts.registration;

import org.jspecify.annotations.NullMarked;
