/// Keys for scripts: their owner makes, sees and ends them.
///
/// Read [ApiKeysController] first.
@NullMarked
package uptick.accounts.apikey;

import org.jspecify.annotations.NullMarked;
