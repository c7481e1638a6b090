package uptick.local.sample.provider;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// A request as it arrived.
///
/// @param at the injected clock's time
/// @param path as it was sent, encoded
/// @param headers by their names in lower case, the first value of each
/// @param form the body, as a form
public record Asked(
        Instant at,
        String method,
        String path,
        Query query,
        Map<String, String> headers,
        Query form) {

    public Asked {
        headers = Map.copyOf(headers);
    }

    /// Whether it is a GET of a path.
    public boolean gets(String wanted) {
        return method.equals("GET") && path.equals(wanted);
    }

    /// The path's segments, each decoded by itself: a slash within one stays within it.
    public List<String> segments() {
        return Stream.of(path.substring(1).split("/", -1))
                .map(
                        segment ->
                                URLDecoder.decode(
                                        segment.replace("+", "%2B"), StandardCharsets.UTF_8))
                .toList();
    }

    /// A header's first value.
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }
}
