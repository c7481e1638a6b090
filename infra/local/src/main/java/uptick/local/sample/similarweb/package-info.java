/// SimilarWeb's API, version 5, over HTTP, simulated from the sample world's interest, in the envelope that is documented.
///
/// Read [SimilarwebEndpoint] first. Imports the JDK, jackson-core and the sample world's interest.
@NullMarked
package uptick.local.sample.similarweb;

import org.jspecify.annotations.NullMarked;
