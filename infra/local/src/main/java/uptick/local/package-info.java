/// The whole house on one machine: every function in one process, on one port, over a PostgreSQL of its own.
///
/// Read [LocalRunner] first.
@NullMarked
package uptick.local;

import org.jspecify.annotations.NullMarked;
