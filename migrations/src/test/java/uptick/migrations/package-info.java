/// Tests of the schema itself, on the real server: its catalogue, its way back and its audit chain.
///
/// Read [CatalogueTest] first: the bar that every later table has to meet.
@NullMarked
package uptick.migrations;

import org.jspecify.annotations.NullMarked;
