package uptick.edge.idempotency;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.TreeMap;

import io.micronaut.http.HttpRequest;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import org.jspecify.annotations.Nullable;

/// A request as bytes that are the same where it is the same: method, path and query, and the body as JSON with its members in
/// order and no space. What does not change what is asked for (the order of members, white space, a member that is null
/// or left out) does not make another request.
final class RequestBytes {

    private RequestBytes() {}

    /// @param body null for none
    static byte[] of(JsonMapper json, HttpRequest<?> request, @Nullable Object body) {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(
                (request.getMethodName() + "\n" + target(request.getUri()) + "\n").getBytes(UTF_8));
        if (body != null) {
            try {
                bytes.writeBytes(json.writeValueAsBytes(ordered(json.writeValueToTree(body))));
            } catch (IOException failure) {
                throw new UncheckedIOException("a body that was read cannot be written", failure);
            }
        }
        return bytes.toByteArray();
    }

    private static String target(URI address) {
        var query = address.getRawQuery();
        return address.getRawPath() + (query == null ? "" : "?" + query);
    }

    private static JsonNode ordered(JsonNode node) {
        if (node.isObject()) {
            var members = new TreeMap<String, JsonNode>();
            node.entries()
                    .forEach(member -> members.put(member.getKey(), ordered(member.getValue())));
            return JsonNode.createObjectNode(members);
        }
        if (node.isArray()) {
            var elements = new ArrayList<JsonNode>();
            node.values().forEach(element -> elements.add(ordered(element)));
            return JsonNode.createArrayNode(elements);
        }
        return node;
    }
}
