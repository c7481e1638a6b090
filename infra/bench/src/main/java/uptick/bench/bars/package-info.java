/// P10 to P15: bars, written in bulk and read.
///
/// Read [BarsDatabase] first.
@NullMarked
package uptick.bench.bars;

import org.jspecify.annotations.NullMarked;
