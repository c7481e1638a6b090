package uptick.local.badinput;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/// What came back.
///
/// @param headers by name in lower case
/// @param body a character is a byte
public record Reply(int status, Map<String, String> headers, String body) {

    /// The body as it came.
    public byte[] bytes() {
        return body.getBytes(StandardCharsets.ISO_8859_1);
    }

    /// The body as text.
    public String text() {
        return new String(bytes(), StandardCharsets.UTF_8);
    }

    /// A header's value, empty where it is absent.
    public String header(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
    }
}
