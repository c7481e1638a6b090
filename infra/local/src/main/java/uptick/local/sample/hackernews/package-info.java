/// Hacker News over HTTP, its search and its own API, simulated from the sample world's interest, in the envelopes that are
/// documented.
///
/// Read [HackerNewsEndpoint] first, then [Stories]. Imports the JDK, jackson-core and the sample world's interest.
@NullMarked
package uptick.local.sample.hackernews;

import org.jspecify.annotations.NullMarked;
