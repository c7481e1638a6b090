package uptick.edge.lambda;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import io.micronaut.context.ApplicationContext;
import io.micronaut.function.aws.proxy.payload2.APIGatewayV2HTTPEventFunction;
import org.jspecify.annotations.Nullable;

/// The framework's adapter from an HTTP API event to the controllers, with what it gets wrong mended on the way in
/// and out:
/// - cookies arrive in a list of their own and would be lost; they become the cookie header;
/// - several values of one response header would shrink to the first; Set-Cookie goes to the list that the
///   gateway reads, others are joined by commas (RFC 9110, 5.3);
/// - identity headers of other AWS front doors (`x-amzn-oidc-*`) are dropped: nothing in front of us sets
///   them, so only a client can have;
/// - a path with what no URI has in it (a space, a brace, a lone %) would fail the invocation; it is escaped,
///   and finds its route or none;
/// - a body that is not there would be a mistake of the client's, also where it may be left out; it becomes one of white
///   space, which is no JSON either.
///
/// What it cannot mend: the event joins repeated query parameters by commas, and the framework splits at every
/// comma, so a comma inside of a value cannot be told from a second value. No parameter of ours takes one.
final class HttpApiFunction extends APIGatewayV2HTTPEventFunction {

    private static final String FORGED_IDENTITY = "x-amzn-oidc-";

    /* RFC 3986, 3.3: what a path is not made of. A slash after the first one counts too, for two at the start
     * would make the next part a host. */
    private static final Pattern NOT_OF_A_PATH =
            Pattern.compile("%(?!\\p{XDigit}{2})|[^\\w.~!$&'()*+,;=:@/%-]|(?<=^/)/");

    HttpApiFunction(ApplicationContext context) {
        super(context);
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        event.setHeaders(requestHeaders(event.getHeaders(), event.getCookies()));
        if (event.getBody() == null || event.getBody().isEmpty()) {
            event.setBody(" ");
            event.setIsBase64Encoded(false);
        }
        var http = event.getRequestContext().getHttp();
        http.setPath(escaped(http.getPath()));
        return repaired(super.handleRequest(event, context));
    }

    private static Map<String, String> requestHeaders(
            @Nullable Map<String, String> headers, @Nullable List<String> cookies) {
        var kept = new HashMap<String, String>();
        if (headers != null) {
            headers.forEach(
                    (name, value) -> {
                        if (!name.toLowerCase(Locale.ROOT).startsWith(FORGED_IDENTITY)) {
                            kept.put(name, value);
                        }
                    });
        }
        if (cookies != null && !cookies.isEmpty()) {
            kept.put("cookie", String.join("; ", cookies));
        }
        return kept;
    }

    private static String escaped(String path) {
        return NOT_OF_A_PATH
                .matcher(path)
                .replaceAll(
                        character ->
                                URLEncoder.encode(character.group(), StandardCharsets.UTF_8)
                                        .replace("+", "%20"));
    }

    private static APIGatewayV2HTTPResponse repaired(APIGatewayV2HTTPResponse response) {
        var multiple = response.getMultiValueHeaders();
        if (multiple == null) {
            return response;
        }
        var headers = new HashMap<String, String>();
        multiple.forEach(
                (name, values) -> {
                    if (name.equalsIgnoreCase("set-cookie")) {
                        response.setCookies(values);
                    } else {
                        headers.put(name, String.join(", ", values));
                    }
                });
        response.setHeaders(headers);
        response.setMultiValueHeaders(null);
        return response;
    }
}
