package uptick.edge.lambda;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import io.micronaut.core.type.Argument;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import org.jspecify.annotations.Nullable;

/// Payload format 2.0 of HTTP APIs as JSON:
/// https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
///
/// Left out of the event: who an authorizer says the caller is, for a token in a header is the only way to be
/// somebody; and the parameters of a route and a stage, for the router has its own.
final class HttpApiPayload {

    private HttpApiPayload() {}

    /// Reads an event; a member that is missing is null.
    static APIGatewayV2HTTPEvent read(JsonMapper json, InputStream event) throws IOException {
        var tree = json.readValue(event, Argument.of(JsonNode.class));
        var context = object(tree, "requestContext");
        var http = object(context, "http");
        return APIGatewayV2HTTPEvent.builder()
                .withVersion(text(tree, "version"))
                .withRouteKey(text(tree, "routeKey"))
                .withRawPath(text(tree, "rawPath"))
                .withRawQueryString(text(tree, "rawQueryString"))
                .withCookies(texts(tree.get("cookies")))
                .withHeaders(map(tree.get("headers")))
                .withQueryStringParameters(map(tree.get("queryStringParameters")))
                .withBody(text(tree, "body"))
                .withIsBase64Encoded(flag(tree, "isBase64Encoded"))
                .withRequestContext(
                        APIGatewayV2HTTPEvent.RequestContext.builder()
                                .withRequestId(text(context, "requestId"))
                                .withDomainName(text(context, "domainName"))
                                .withStage(text(context, "stage"))
                                .withHttp(
                                        APIGatewayV2HTTPEvent.RequestContext.Http.builder()
                                                .withMethod(text(http, "method"))
                                                .withPath(text(http, "path"))
                                                .withProtocol(text(http, "protocol"))
                                                .withSourceIp(text(http, "sourceIp"))
                                                .withUserAgent(text(http, "userAgent"))
                                                .build())
                                .build())
                .build();
    }

    /// Writes an answer; what it has not is left out.
    static void write(JsonMapper json, APIGatewayV2HTTPResponse response, OutputStream answer)
            throws IOException {
        var members = new LinkedHashMap<String, JsonNode>();
        members.put("statusCode", JsonNode.createNumberNode(response.getStatusCode()));
        var headers = new LinkedHashMap<String, JsonNode>();
        if (response.getHeaders() != null) {
            response.getHeaders()
                    .forEach((name, value) -> headers.put(name, JsonNode.createStringNode(value)));
        }
        members.put("headers", JsonNode.createObjectNode(headers));
        if (response.getCookies() != null) {
            members.put(
                    "cookies",
                    JsonNode.createArrayNode(
                            response.getCookies().stream()
                                    .map(JsonNode::createStringNode)
                                    .toList()));
        }
        if (response.getBody() != null) {
            members.put("body", JsonNode.createStringNode(response.getBody()));
        }
        members.put("isBase64Encoded", JsonNode.createBooleanNode(response.getIsBase64Encoded()));
        json.writeValue(answer, JsonNode.createObjectNode(members));
    }

    private static JsonNode object(JsonNode parent, String name) {
        var value = parent.get(name);
        if (value == null || !value.isObject()) {
            throw new IllegalArgumentException("no event of an HTTP API: it has no " + name);
        }
        return value;
    }

    private static @Nullable String text(JsonNode object, String name) {
        var value = object.get(name);
        return value == null || value.isNull() ? null : value.coerceStringValue();
    }

    private static boolean flag(JsonNode object, String name) {
        var value = object.get(name);
        return value != null && value.isBoolean() && value.getBooleanValue();
    }

    private static @Nullable List<String> texts(@Nullable JsonNode array) {
        if (array == null || !array.isArray()) {
            return null;
        }
        var texts = new ArrayList<String>();
        array.values().forEach(value -> texts.add(value.coerceStringValue()));
        return texts;
    }

    private static @Nullable Map<String, String> map(@Nullable JsonNode object) {
        if (object == null || !object.isObject()) {
            return null;
        }
        var map = new LinkedHashMap<String, String>();
        object.entries()
                .forEach(entry -> map.put(entry.getKey(), entry.getValue().coerceStringValue()));
        return map;
    }
}
