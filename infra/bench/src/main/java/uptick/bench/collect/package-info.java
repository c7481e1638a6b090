/// How long a run over all six sources takes, and in how little memory a worker does its part.
///
/// Read [CollectTopics].
@NullMarked
package uptick.bench.collect;

import org.jspecify.annotations.NullMarked;
