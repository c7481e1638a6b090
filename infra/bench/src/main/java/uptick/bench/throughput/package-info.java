/// How many requests a second the local server answers, against other ways to serve the same page. Read
/// [Throughput] first.
@NullMarked
package uptick.bench.throughput;

import org.jspecify.annotations.NullMarked;
