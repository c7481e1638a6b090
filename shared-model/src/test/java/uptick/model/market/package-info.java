/// Tests of bars on real tables.
///
/// Read [PriceBarsWriterTest] first.
@NullMarked
package uptick.model.market;

import org.jspecify.annotations.NullMarked;
