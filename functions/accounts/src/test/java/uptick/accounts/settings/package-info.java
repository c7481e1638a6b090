/// Tests of uptick.accounts.settings.
@NullMarked
package uptick.accounts.settings;

import org.jspecify.annotations.NullMarked;
