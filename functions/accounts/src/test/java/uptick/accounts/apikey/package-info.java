/// Tests of uptick.accounts.apikey.
@NullMarked
package uptick.accounts.apikey;

import org.jspecify.annotations.NullMarked;
