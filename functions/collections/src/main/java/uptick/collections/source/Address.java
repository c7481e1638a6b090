package uptick.collections.source;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLEncoder;

import org.jspecify.annotations.Nullable;

/// An address put together of parts that are not yet encoded.
public final class Address {

    private final StringBuilder text;
    private char separator = '?';

    private Address(String text) {
        this.text = new StringBuilder(text);
    }

    /// An address below a base.
    ///
    /// @param base without a slash at the end and without a query
    /// @param path from a slash on, encoded
    public static Address of(URI base, String path) {
        return new Address(base + path);
    }

    /// Adds a segment of the path, with everything encoded that is not plain, slashes included (RFC 3986, 2.3).
    ///
    /// @throws IllegalArgumentException for `.` and `..`, which would lead elsewhere however they are encoded
    public Address segment(String segment) {
        if (segment.matches("[.]{0,2}")) {
            throw new IllegalArgumentException("no segment of a path: " + segment);
        }
        text.append('/')
                .append(
                        URLEncoder.encode(segment, UTF_8)
                                .replace("+", "%20")
                                .replace("*", "%2A")
                                .replace("%7E", "~"));
        return this;
    }

    /// Adds a parameter of the query, commas and colons as they are; none where the value is null.
    public Address parameter(String name, @Nullable Object value) {
        if (value != null) {
            text.append(separator)
                    .append(name)
                    .append('=')
                    .append(
                            URLEncoder.encode(value.toString(), UTF_8)
                                    .replace("%2C", ",")
                                    .replace("%3A", ":"));
            separator = '&';
        }
        return this;
    }

    /// The whole address.
    public URI uri() {
        return URI.create(text.toString());
    }
}
