/// The sample world: forty mornings of GB's YouTube chart of 2017 moved to end today, the topics that
/// those videos were about, and what five other sources would have said of them, simulated.
///
/// Read [SampleWorld] first, then [SampleProviders]. What is real and what is simulated is written in `sample/README.md`
/// beside the data. Imports nothing of the functions: they meet this world over HTTP.
@NullMarked
package uptick.local.sample;

import org.jspecify.annotations.NullMarked;
