package uptick.collections.source.youtube;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLEncoder;
import java.util.Map;

import uptick.outbound.Call;

/// Where the YouTube Data API v3 answers, and whom it answers.
///
/// @param base without a slash at the end
/// @param key secret; on the wire only
public record YoutubeApi(URI base, String key) {

    /// A call of one of its methods.
    ///
    /// @param parameters not yet encoded, in the order in which they are sent
    Call call(String method, Map<String, String> parameters) {
        var query = new StringBuilder(base + "/" + method);
        parameters.forEach(
                (name, value) ->
                        query.append(query.indexOf("?") < 0 ? '?' : '&')
                                .append(name)
                                .append('=')
                                .append(URLEncoder.encode(value, UTF_8).replace("%2C", ",")));
        return Call.to(URI.create(query.toString())).withSecretParameter("key", key);
    }

    /// Leaves the key out.
    @Override
    public String toString() {
        return "YoutubeApi[" + base + "]";
    }
}
