/// Reddit's data API over HTTP, simulated from the sample world's interest, in the envelopes that were recorded.
///
/// Read [RedditEndpoint] first, then [Posts]. Imports the JDK, jackson-core and the sample world's interest.
@NullMarked
package uptick.local.sample.reddit;

import org.jspecify.annotations.NullMarked;
