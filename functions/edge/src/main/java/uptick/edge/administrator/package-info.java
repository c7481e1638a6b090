/// Who is an administrator, as the account's row says.
///
/// Read [RequireAdministrator].
@NullMarked
package uptick.edge.administrator;

import org.jspecify.annotations.NullMarked;
