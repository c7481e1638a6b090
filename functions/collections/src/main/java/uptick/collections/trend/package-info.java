/// The sources of trends, as the run engine works with them: what each is asked for, and which topics an answer is about.
///
/// Read [YoutubeChartSource] first. Imports the engine's `TrendSource` and the clients; no repository, no clock.
@NullMarked
package uptick.collections.trend;

import org.jspecify.annotations.NullMarked;
