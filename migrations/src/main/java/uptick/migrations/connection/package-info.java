/// The owner's connection to a database: how its sessions behave, and the lock that keeps two runs apart.
///
/// Read [SchemaLock] first. Imports nothing of ours.
@NullMarked
package uptick.migrations.connection;

import org.jspecify.annotations.NullMarked;
