package uptick.collections.source.youtube;

import java.net.URI;

import uptick.collections.source.Address;
import uptick.outbound.Call;

/// Where the YouTube Data API v3 answers, and whom it answers.
///
/// @param base without a slash at the end
/// @param key secret; on the wire only
public record YoutubeApi(URI base, String key) {

    Address method(String name) {
        return Address.of(base, "/" + name);
    }

    Call call(Address address) {
        return Call.to(address.uri()).withSecretParameter("key", key);
    }

    /// Leaves the key out.
    @Override
    public String toString() {
        return "YoutubeApi[" + base + "]";
    }
}
