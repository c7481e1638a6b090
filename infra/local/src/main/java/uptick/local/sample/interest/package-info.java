/// How much people turn to each topic of the sample world on each day: simulated, in step with the real growth of
/// YouTube's views.
///
/// Read [Interest] first. No clock and no chance but the seed's. Imports the JDK and the sample world's topics, videos
/// and calendar.
@NullMarked
package uptick.local.sample.interest;

import org.jspecify.annotations.NullMarked;
