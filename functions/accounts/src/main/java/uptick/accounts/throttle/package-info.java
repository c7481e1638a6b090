/// How often somebody may try: by the account that is tried, and by the address that it comes from.
///
/// Read [Throttle] first.
@NullMarked
package uptick.accounts.throttle;

import org.jspecify.annotations.NullMarked;
