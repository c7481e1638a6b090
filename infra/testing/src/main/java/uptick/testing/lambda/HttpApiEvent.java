package uptick.testing.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/// A request in payload format 2.0, made as API Gateway makes it from what a client sends: header names in lower case,
/// repeated headers and query parameters joined by commas, cookies apart from the headers, a body in base64 unless its
/// type says text. https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
///
/// The path is handed on as given: what API Gateway does to an encoded one is not recorded.
public final class HttpApiEvent {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH)
                    .withZone(ZoneOffset.UTC);

    // any other body is base64, forms too:
    // https://aws.amazon.com/blogs/compute/handling-binary-data-using-amazon-api-gateway-http-apis/
    private static final List<String> TEXT_TYPES =
            List.of("text/", "application/json", "application/javascript", "application/xml");

    private final String method;
    private final String path;
    private final String query;
    private final Map<String, String> sent = new TreeMap<>();
    private final List<String> cookies = new ArrayList<>();
    private final Map<String, String> pathParameters = new TreeMap<>();
    private @Nullable Map<String, ?> jwt;
    private byte @Nullable [] body;
    private String route = "$default";
    private String sourceIp = "203.0.113.7";
    private String requestId = UUID.randomUUID().toString().replace("-", "").substring(0, 15) + "=";
    private Instant time = Instant.parse("2026-11-21T00:00:00Z");

    HttpApiEvent(String method, String target) {
        int question = target.indexOf('?');
        this.method = method;
        path = question < 0 ? target : target.substring(0, question);
        query = question < 0 ? "" : target.substring(question + 1);
    }

    /// Adds a header that the client sends. `Cookie` goes where API Gateway puts it.
    public HttpApiEvent header(String name, String value) {
        String lowerCase = name.toLowerCase(Locale.ROOT);
        if (lowerCase.equals("cookie")) {
            Arrays.stream(value.split(";", -1)).map(String::strip).forEach(cookies::add);
        } else {
            sent.merge(lowerCase, value, (before, added) -> before + "," + added);
        }
        return this;
    }

    /// The body as text, with its content type.
    public HttpApiEvent body(String contentType, String text) {
        return body(contentType, text.getBytes(UTF_8));
    }

    /// The body as bytes, with its content type.
    public HttpApiEvent body(String contentType, byte[] bytes) {
        sent.put("content-type", contentType);
        body = bytes.clone();
        return this;
    }

    /// The address that API Gateway saw the request come from.
    public HttpApiEvent from(String address) {
        sourceIp = address;
        return this;
    }

    /// The claims that a JWT authorizer has found in a valid token; it makes all of them texts.
    ///
    /// @param scopes those of the route that the token has; null for a route that asks for none
    public HttpApiEvent authorized(Map<String, String> claims, @Nullable List<String> scopes) {
        Map<String, @Nullable Object> found = new LinkedHashMap<>();
        found.put("claims", Map.copyOf(claims));
        found.put("scopes", scopes);
        jwt = found;
        return this;
    }

    /// The route that matched, such as `GET /v1/trends/{id}`; `$default` unless given.
    public HttpApiEvent route(String key) {
        route = key;
        return this;
    }

    /// What stands in the path in the place of one of the route's names.
    public HttpApiEvent pathParameter(String name, String value) {
        pathParameters.put(name, value);
        return this;
    }

    /// When API Gateway received the request; 2026-11-21 00:00 UTC unless given.
    public HttpApiEvent at(Instant received) {
        time = received;
        return this;
    }

    /// API Gateway's own id of the request; made up unless given.
    public HttpApiEvent requestId(String id) {
        requestId = id;
        return this;
    }

    /// The event as the function receives it.
    public String json() {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("version", "2.0");
        event.put("routeKey", route);
        event.put("rawPath", path);
        event.put("rawQueryString", query);
        putUnlessEmpty(event, "cookies", cookies);
        Map<String, String> headers = headers();
        event.put("headers", headers);
        putUnlessEmpty(event, "queryStringParameters", queryParameters());
        event.put("requestContext", requestContext(headers));
        putUnlessEmpty(event, "pathParameters", pathParameters);
        if (body != null) {
            event.put(
                    "body",
                    isText(body)
                            ? new String(body, UTF_8)
                            : Base64.getEncoder().encodeToString(body));
        }
        event.put("isBase64Encoded", body != null && !isText(body));
        return Json.write(event);
    }

    private Map<String, String> headers() {
        Map<String, String> headers = new TreeMap<>(sent);
        headers.putIfAbsent("accept", "*/*");
        headers.putIfAbsent("content-length", Integer.toString(body == null ? 0 : body.length));
        headers.putIfAbsent(
                "host", "uptick0000.execute-api." + LaunchCommand.REGION + ".amazonaws.com");
        headers.putIfAbsent("user-agent", "uptick-test");
        headers.putIfAbsent("x-amzn-trace-id", "Root=1-6920b000-0123456789abcdef01234567");
        // a client may send one; the address that can be trusted is the last
        headers.merge("x-forwarded-for", sourceIp, (claimed, seen) -> claimed + ", " + seen);
        headers.put("x-forwarded-port", "443");
        headers.put("x-forwarded-proto", "https");
        return headers;
    }

    private Map<String, Object> requestContext(Map<String, String> headers) {
        String domain = headers.getOrDefault("host", "");
        String prefix = domain.split("\\.", 2)[0];
        Map<String, Object> context = new LinkedHashMap<>();
        context.put("accountId", RecordedEvents.ACCOUNT);
        context.put("apiId", prefix);
        if (jwt != null) {
            context.put("authorizer", Map.of("jwt", jwt));
        }
        context.put("domainName", domain);
        context.put("domainPrefix", prefix);
        context.put(
                "http",
                Map.of(
                        "method", method,
                        "path", path,
                        "protocol", "HTTP/1.1",
                        "sourceIp", sourceIp,
                        "userAgent", headers.getOrDefault("user-agent", "")));
        context.put("requestId", requestId);
        context.put("routeKey", route);
        context.put("stage", "$default");
        context.put("time", TIME.format(time));
        context.put("timeEpoch", time.toEpochMilli());
        return context;
    }

    private Map<String, String> queryParameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : query.isEmpty() ? new String[0] : query.split("&", -1)) {
            String[] nameAndValue = pair.split("=", 2);
            String value =
                    nameAndValue.length == 2 ? URLDecoder.decode(nameAndValue[1], UTF_8) : "";
            parameters.merge(
                    URLDecoder.decode(nameAndValue[0], UTF_8),
                    value,
                    (before, added) -> before + "," + added);
        }
        return parameters;
    }

    private boolean isText(byte[] bytes) {
        String type = sent.getOrDefault("content-type", "").toLowerCase(Locale.ROOT);
        return TEXT_TYPES.stream().anyMatch(type::startsWith) && isUtf8(bytes);
    }

    /* What API Gateway makes of a text that is none is not recorded; in base64 the function sees what was sent. */
    private static boolean isUtf8(byte[] bytes) {
        try {
            UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException _) {
            return false;
        }
    }

    private static void putUnlessEmpty(Map<String, Object> event, String name, Object value) {
        if (!value.equals(List.of()) && !value.equals(Map.of())) {
            event.put(name, value);
        }
    }
}
