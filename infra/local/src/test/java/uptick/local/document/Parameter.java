package uptick.local.document;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/// A parameter of an operation.
///
/// @param in `path`, `query`, `header` or `cookie`
/// @param schema as it stands, a reference may be in it
/// @param example null where none is given
public record Parameter(
        String name, String in, boolean isRequired, JsonNode schema, @Nullable String example) {

    static Parameter of(ApiDocument document, JsonNode node) {
        var example = node.get("example");
        return new Parameter(
                node.get("name").asText(),
                node.get("in").asText(),
                node.path("required").asBoolean(false),
                document.follow(node.get("schema")),
                example == null ? null : example.asText());
    }
}
