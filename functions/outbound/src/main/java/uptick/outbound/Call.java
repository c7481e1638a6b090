package uptick.outbound;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/// One GET, or one POST of a form, to be made: an address, headers, and what of it is secret.
///
/// Secrets stay out of the address, so that [#uri] may be stored and shown; they join it on the wire only. A call's text
/// is its method, scheme, host, port and path and nothing else: keep secrets out of paths.
///
/// @param uri the address without its secrets
/// @param headers sent as they are; the names the client itself sets are refused
/// @param secretParameters query parameters, name to value, both not yet percent-encoded
/// @param form the fields of a POST's body, name to value, both not yet encoded and all taken for secrets; null for a GET
/// @param atMost how long the whole exchange may take if that is less than the configured limit
public record Call(
        URI uri,
        Map<String, String> headers,
        Map<String, String> secretParameters,
        @Nullable Map<String, String> form,
        @Nullable Duration atMost) {

    private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
    private static final Pattern FIELD_VALUE = Pattern.compile("[\\t\\x20-\\x7e]*");
    private static final Set<String> OURS =
            Set.of(
                    "accept-encoding",
                    "connection",
                    "content-length",
                    "content-type",
                    "expect",
                    "host",
                    "transfer-encoding",
                    "upgrade",
                    "user-agent");

    public Call {
        headers = Map.copyOf(headers);
        secretParameters = Map.copyOf(secretParameters);
        form = form == null ? null : Map.copyOf(form);
        headers.forEach(Call::checkHeader);
        secretParameters.keySet().forEach(name -> checkSecret(uri, name));
        if (atMost != null && !atMost.isPositive()) {
            throw new IllegalArgumentException("A call needs time: " + atMost);
        }
    }

    /// A GET without headers or secrets, within the configured limit of time.
    public static Call to(URI uri) {
        return new Call(uri, Map.of(), Map.of(), null, null);
    }

    /// A POST of a form, without headers, within the configured limit of time.
    ///
    /// @param form its fields, all taken for secrets
    public static Call posting(URI uri, Map<String, String> form) {
        return new Call(uri, Map.of(), Map.of(), form, null);
    }

    /// The same call with one more header.
    public Call withHeader(String name, String value) {
        return new Call(uri, with(headers, name, value), secretParameters, form, atMost);
    }

    /// The same call with Basic authorisation (RFC 7617), in UTF-8.
    ///
    /// @param user without a colon
    public Call withBasicAuthorization(String user, String password) {
        if (user.indexOf(':') >= 0) {
            throw new IllegalArgumentException("Basic authorization: a colon in the user's name");
        }
        return withHeader(
                "Authorization",
                "Basic "
                        + Base64.getEncoder()
                                .encodeToString((user + ":" + password).getBytes(UTF_8)));
    }

    /// The same call with one more secret query parameter.
    public Call withSecretParameter(String name, String value) {
        return new Call(uri, headers, with(secretParameters, name, value), form, atMost);
    }

    /// The same call, to be over within this time.
    public Call within(Duration limit) {
        return new Call(uri, headers, secretParameters, form, limit);
    }

    /// `GET`, or `POST` where there is a form.
    public String method() {
        return form == null ? "GET" : "POST";
    }

    /// Scheme, host, port and path: what may be logged.
    String place() {
        if (uri.getHost() == null) {
            return uri.getScheme() + ":?";
        }
        String port = uri.getPort() == -1 ? "" : ":" + uri.getPort();
        return uri.getScheme() + "://" + uri.getHost() + port + uri.getRawPath();
    }

    /// The address as it goes on the wire, secrets included.
    URI onTheWire() {
        String query =
                Stream.concat(Stream.ofNullable(uri.getRawQuery()), pairs(secretParameters))
                        .collect(Collectors.joining("&"));
        String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        String origin = uri.getScheme() + "://" + uri.getRawAuthority();
        URI complete = URI.create(origin + path + (query.isEmpty() ? "" : "?" + query));
        return URI.create(complete.toASCIIString());
    }

    /// The body as it goes on the wire, secrets included; empty for a GET.
    byte[] bodyOnTheWire() {
        return form == null
                ? new byte[0]
                : pairs(form).collect(Collectors.joining("&")).getBytes(US_ASCII);
    }

    @Override
    public String toString() {
        return method() + " " + place();
    }

    private static Stream<String> pairs(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(pair -> encode(pair.getKey()) + "=" + encode(pair.getValue()));
    }

    private static Map<String, String> with(Map<String, String> map, String name, String value) {
        Map<String, String> more = new HashMap<>(map);
        more.put(name, value);
        return more;
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    // the value stays out of the message: it may be a bearer token
    private static void checkHeader(String name, String value) {
        if (!TOKEN.matcher(name).matches() || OURS.contains(name.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException("Not a header a caller may set: " + name);
        }
        if (!FIELD_VALUE.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "Not printable ASCII: the value of the header " + name);
        }
    }

    private static void checkSecret(URI uri, String name) {
        String query = uri.getRawQuery();
        if (query != null
                && Stream.of(query.split("&", -1))
                        .anyMatch(part -> part.startsWith(encode(name) + "="))) {
            throw new IllegalArgumentException(
                    "The address already holds the secret parameter " + name);
        }
    }
}
