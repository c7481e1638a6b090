/// How a process finds its database.
///
/// Read [DatabaseSettings] first.
@NullMarked
package uptick.model.connection;

import org.jspecify.annotations.NullMarked;
