/// What a login name may look like.
///
/// Read [LoginNames]. Imports the JDK only.
@NullMarked
package uptick.accounts.name;

import org.jspecify.annotations.NullMarked;
