/// Wikimedia's page views over HTTP, simulated from the sample world's interest, in the envelopes that are documented.
///
/// Read [WikipediaEndpoint] first. Imports the JDK, jackson-core and the sample world's interest.
@NullMarked
package uptick.local.sample.wikipedia;

import org.jspecify.annotations.NullMarked;
