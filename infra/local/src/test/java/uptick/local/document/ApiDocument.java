package uptick.local.document;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/// The one OpenAPI document that the dashboard serves, read from the class path as it lies there.
public final class ApiDocument {

    private static final String RESOURCE = "/public/openapi.yml";
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final String text;
    private final JsonNode root;

    private ApiDocument(String text) {
        this.text = text;
        root = MAPPER.valueToTree(new Load(LoadSettings.builder().build()).loadFromString(text));
    }

    /// Reads it.
    public static ApiDocument read() {
        try (var file = ApiDocument.class.getResourceAsStream(RESOURCE)) {
            return new ApiDocument(
                    new String(
                            Objects.requireNonNull(file, RESOURCE).readAllBytes(),
                            StandardCharsets.UTF_8));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// As it is served, byte for byte.
    public String text() {
        return text;
    }

    /// The outermost object.
    public JsonNode root() {
        return root;
    }

    /// Every operation, by address and method.
    public List<Operation> operations() {
        var operations = new ArrayList<Operation>();
        root.get("paths")
                .properties()
                .forEach(
                        path ->
                                path.getValue().properties().stream()
                                        .filter(member -> METHODS.contains(member.getKey()))
                                        .forEach(
                                                member ->
                                                        operations.add(
                                                                operation(
                                                                        path.getKey(),
                                                                        path.getValue(),
                                                                        member))));
        return List.copyOf(operations);
    }

    /// What the document says that answers where no operation does, by status.
    public Map<Integer, JsonNode> elsewhere() {
        return Operation.responses(this, root.get("x-uptick-any-address"));
    }

    /// The node, or what it refers to.
    public JsonNode follow(JsonNode node) {
        var reference = node.get("$ref");
        return reference == null ? node : follow(root.at(reference.asText().substring(1)));
    }

    private Operation operation(String path, JsonNode item, Map.Entry<String, JsonNode> member) {
        var parameters =
                Stream.of(item, member.getValue())
                        .filter(node -> node.has("parameters"))
                        .flatMap(node -> node.get("parameters").valueStream())
                        .map(this::follow)
                        .map(node -> Parameter.of(this, node))
                        .toList();
        return Operation.of(this, member.getKey(), path, member.getValue(), parameters);
    }
}
