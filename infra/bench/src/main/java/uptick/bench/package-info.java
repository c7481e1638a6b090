/// Measures Uptick against references, as ratios that a noisy machine does not spoil. Read [Benchmarks] first;
/// `README.md` of this module has the commands and the latest results.
@NullMarked
package uptick.bench;

import org.jspecify.annotations.NullMarked;
