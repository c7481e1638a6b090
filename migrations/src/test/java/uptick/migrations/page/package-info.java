/// The page that documents the schema, made from the database itself so that it cannot drift.
///
/// Read [SchemaPageTest] first.
@NullMarked
package uptick.migrations.page;

import org.jspecify.annotations.NullMarked;
