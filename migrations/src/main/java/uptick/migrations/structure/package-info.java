/// What a database's schema is, as lines of text that can be compared.
///
/// Read [Structure] first. Imports nothing of ours.
@NullMarked
package uptick.migrations.structure;

import org.jspecify.annotations.NullMarked;
