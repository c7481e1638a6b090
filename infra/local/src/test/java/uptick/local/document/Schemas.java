package uptick.local.document;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;

/// The document's schemas (JSON Schema 2020-12, as OpenAPI 3.1 has them), ready to hold values against.
final class Schemas {

    private static final String HOME = "https://uptick.test/openapi.json";

    private final SchemaRegistry registry;
    private final IdentityHashMap<JsonNode, Schema> compiled = new IdentityHashMap<>();

    /// Takes a document's schemas.
    Schemas(ApiDocument document) {
        var components = document.root().get("components").deepCopy();
        make(components);
        var home = JsonNodeFactory.instance.objectNode();
        home.set("components", components);
        registry =
                SchemaRegistry.withDefaultDialect(
                        SpecificationVersion.DRAFT_2020_12,
                        builder -> builder.schemas(Map.of(HOME, home.toString())));
    }

    /// What is wrong with a value, empty where it fits.
    ///
    /// @param schema a node of the document
    synchronized List<String> objections(JsonNode schema, JsonNode value) {
        if (holdsNoNumber(value)) {
            return List.of("a number that JSON has not");
        }
        return compiled.computeIfAbsent(schema, this::compile).validate(value).stream()
                .map(Error::toString)
                .collect(Collectors.toUnmodifiableList());
    }

    /* The library would read 1e999 as infinity, and stumble. */
    private static boolean holdsNoNumber(JsonNode value) {
        if (value.isFloatingPointNumber()) {
            return !Double.isFinite(value.doubleValue());
        }
        for (var part : value) {
            if (holdsNoNumber(part)) {
                return true;
            }
        }
        return false;
    }

    private Schema compile(JsonNode schema) {
        var copy = schema.deepCopy();
        make(copy);
        return registry.getSchema(copy);
    }

    /* References become absolute, for a schema is compiled on its own. Objects become closed: a client passes over what it
     * does not know, but what the document does not know is a test's business. */
    private static void make(JsonNode node) {
        if (node instanceof ObjectNode object) {
            if (object.path("$ref").isTextual() && object.get("$ref").asText().startsWith("#")) {
                object.put("$ref", HOME + object.get("$ref").asText());
            }
            if (object.path("properties").isObject()
                    && object.path("type").asText().equals("object")
                    && !object.has("additionalProperties")) {
                object.put("additionalProperties", false);
            }
            object.properties().forEach(member -> make(member.getValue()));
        } else if (node instanceof ArrayNode array) {
            array.forEach(Schemas::make);
        }
    }
}
