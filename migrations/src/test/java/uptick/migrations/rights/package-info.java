/// Tests of who may do what in the database: every role is asked as itself, by doing it.
///
/// Read `rights.txt` among the resources first, the written table; then [RightsTest], which holds the server to
/// it, and [RowSecurityTest] on whose rows a right is about.
@NullMarked
package uptick.migrations.rights;

import org.jspecify.annotations.NullMarked;
