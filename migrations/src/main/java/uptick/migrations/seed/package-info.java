/// Rows that the product comes with.
///
/// Read [Seed] first. Imports nothing of ours.
@NullMarked
package uptick.migrations.seed;

import org.jspecify.annotations.NullMarked;
