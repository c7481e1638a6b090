/// Takes the schema down again: the scripts of `db/rollback`, newest first, each in one transaction with its row
/// of the history, and a log of what was taken back.
///
/// Read [Rollback] first. Imports `uptick.migrations.connection`.
@NullMarked
package uptick.migrations.rollback;

import org.jspecify.annotations.NullMarked;
