/// Google Trends over HTTP, simulated from the sample world's interest, in the envelopes that were recorded: the public feed
/// and the site's own JSON.
///
/// Read [GoogleTrendsEndpoint] first, then [Timeline]. Imports the JDK, Micronaut's JSON tree, jackson-core and the sample
/// world's interest.
@NullMarked
package uptick.local.sample.googletrends;

import org.jspecify.annotations.NullMarked;
