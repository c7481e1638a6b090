/// Tests of the lock that keeps two runs apart.
@NullMarked
package uptick.migrations.connection;

import org.jspecify.annotations.NullMarked;
