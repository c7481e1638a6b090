/// How long the schema takes to go up. Read [MigrateSchema] first.
@NullMarked
package uptick.bench.migrate;

import org.jspecify.annotations.NullMarked;
