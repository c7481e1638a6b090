package uptick.collections.source.similarweb;

import java.net.URI;

/// Where SimilarWeb's API answers, and whom it answers.
///
/// @param base such as `https://api.similarweb.com/v5`, without a slash at the end
/// @param key secret; in a header on the wire only
public record SimilarwebApi(URI base, String key) {

    /// Leaves the key out.
    @Override
    public String toString() {
        return "SimilarwebApi[" + base + "]";
    }
}
