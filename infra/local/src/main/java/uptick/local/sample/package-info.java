/// The sample world: forty mornings of GB's YouTube chart of 2017 moved to end today, and the topics
/// that those videos were about.
///
/// Read [SampleWorld] first. What is real and what is simulated is written in `sample/README.md`
/// beside the data. Imports nothing of the functions: they meet this world over HTTP.
@NullMarked
package uptick.local.sample;

import org.jspecify.annotations.NullMarked;
