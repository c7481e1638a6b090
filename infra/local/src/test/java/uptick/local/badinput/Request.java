package uptick.local.badinput;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/// A request as it goes over the wire, right or wrong.
///
/// @param target path and query; a character is a byte
/// @param headers in order, their characters are bytes too; Host and the length of the body are added
/// @param body a character is a byte; null for none
public record Request(String method, String target, List<Header> headers, @Nullable String body) {

    private static final int SHOWN_BYTES = 2_000;

    public Request {
        headers = List.copyOf(headers);
    }

    /// A header's name and value, as bytes.
    public record Header(String name, String value) {}

    /// The bytes of a text, a character each.
    static String bytes(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    Request withMethod(String other) {
        return new Request(other, target, headers, body);
    }

    Request withTarget(String other) {
        return new Request(method, other, headers, body);
    }

    Request withBody(@Nullable String other) {
        return new Request(method, target, headers, other);
    }

    /// Adds a header, beside one of the same name.
    Request with(String name, String value) {
        var more = new ArrayList<>(headers);
        more.add(new Header(name, value));
        return new Request(method, target, more, body);
    }

    /// Leaves out every header of a name.
    Request without(String name) {
        return new Request(
                method,
                target,
                headers.stream().filter(header -> !header.name().equalsIgnoreCase(name)).toList(),
                body);
    }

    /// Whether a proxy in front would have passed it on as it is: nothing in it breaks HTTP's own grammar.
    public boolean isWellFormed() {
        return method.matches("[A-Z]+")
                && target.matches("/[!-~]*")
                && !target.startsWith("//")
                && !target.contains("#")
                && !target.matches(".*%(?!\\p{XDigit}{2}).*")
                && headers.stream()
                        .allMatch(
                                header ->
                                        header.name().matches("[\\w-]+")
                                                && header.value().matches("[ -~]*")
                                                && header.value().length() < 8_000
                                                && !header.name()
                                                        .toLowerCase(Locale.ROOT)
                                                        .matches(
                                                                "transfer-encoding|expect|content-length"));
    }

    /// The bytes for a server.
    byte[] wire(String host) {
        var out = new ByteArrayOutputStream();
        write(out, method + " " + target + " HTTP/1.1\r\nHost: " + host + "\r\n");
        headers.forEach(header -> write(out, header.name() + ": " + header.value() + "\r\n"));
        if (body != null
                && headers.stream()
                        .noneMatch(header -> header.name().equalsIgnoreCase("Transfer-Encoding"))) {
            write(out, "Content-Length: " + body.length() + "\r\n");
        }
        write(out, "\r\n");
        if (body != null) {
            write(out, body);
        }
        return out.toByteArray();
    }

    /// A command that sends it again; what is very long is cut, and told by its length.
    public String curl(URI house) {
        var command = new StringBuilder("curl -isS --path-as-is -X ").append(quoted(method));
        headers.forEach(
                header ->
                        command.append(" -H ")
                                .append(quoted(header.name() + ": " + header.value())));
        if (body != null) {
            command.append(" --data-binary ").append(quoted(body));
        }
        return command.append(' ').append(quoted(house + target)).toString();
    }

    private static String quoted(String bytes) {
        var text = new StringBuilder("$'");
        bytes.chars()
                .limit(SHOWN_BYTES)
                .forEach(
                        character -> {
                            if (character == '\'' || character == '\\') {
                                text.append('\\').append((char) character);
                            } else if (character >= ' ' && character <= '~') {
                                text.append((char) character);
                            } else {
                                text.append("\\x%02x".formatted(character & 0xff));
                            }
                        });
        text.append('\'');
        return bytes.length() > SHOWN_BYTES
                ? text + "…(" + bytes.length() + " bytes)"
                : text.toString();
    }

    private static void write(ByteArrayOutputStream out, String bytes) {
        out.writeBytes(bytes.getBytes(StandardCharsets.ISO_8859_1));
    }
}
