/// SimilarWeb's API, version 5. Read [SimilarwebTraffic] first.
@NullMarked
package uptick.collections.source.similarweb;

import org.jspecify.annotations.NullMarked;
