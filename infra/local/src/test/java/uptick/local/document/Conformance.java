package uptick.local.document;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

/// Holds answers, examples and requests against the document.
public final class Conformance {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();
    private static final Set<String> YAML = Set.of("application/yaml");

    private final ApiDocument document;
    private final Schemas schemas;
    private final Map<Integer, JsonNode> elsewhere;

    /// Holds against one document.
    public Conformance(ApiDocument document) {
        this.document = document;
        schemas = new Schemas(document);
        elsewhere = document.elsewhere();
    }

    /// What is wrong with the answer of an operation, empty where it is as documented.
    ///
    /// @param header a header's value by its name, empty where it is absent
    public List<String> objections(
            Operation operation, int status, Function<String, String> header, byte[] body) {
        return objections(operation.responses(), status, header, body);
    }

    /// The same where the request was no operation.
    public List<String> objectionsElsewhere(
            int status, Function<String, String> header, byte[] body) {
        return objections(elsewhere, status, header, body);
    }

    /// What is wrong with a value, empty where it fits the schema.
    public List<String> objections(JsonNode schema, JsonNode value) {
        return schemas.objections(schema, value);
    }

    private List<String> objections(
            Map<Integer, JsonNode> responses,
            int status,
            Function<String, String> header,
            byte[] body) {
        var response = responses.get(status);
        if (response == null) {
            return List.of("status " + status + " is none of " + responses.keySet());
        }
        var objections = new ArrayList<String>();
        response.path("headers")
                .properties()
                .forEach(
                        documented -> {
                            var value = header.apply(documented.getKey());
                            var schema = document.follow(documented.getValue()).get("schema");
                            if (!schemas.objections(schema, typed(schema, value)).isEmpty()) {
                                objections.add(documented.getKey() + " is '" + value + "'");
                            }
                        });
        var content = response.get("content");
        if (content == null) {
            if (body.length > 0) {
                objections.add("a body where none is documented");
            }
            return objections;
        }
        var type = header.apply("Content-Type").replaceFirst(";.*", "").strip();
        var media = content.get(type);
        if (media == null) {
            objections.add("media type '" + type + "'");
        } else if (!YAML.contains(type)) {
            objections.addAll(json(media.get("schema"), status, body));
        }
        return objections;
    }

    private List<String> json(JsonNode schema, int status, byte[] body) {
        try {
            var value = JSON.readTree(body);
            var objections = new ArrayList<>(schemas.objections(schema, value));
            if (status >= 400 && value.path("status").asInt() != status) {
                objections.add("a problem of status " + value.get("status"));
            }
            return objections;
        } catch (JsonProcessingException wrong) {
            return List.of("no JSON: " + wrong.getOriginalMessage());
        } catch (IOException failure) {
            throw new IllegalStateException("memory does not fail", failure);
        }
    }

    /* A header is text; a schema may want a number of it. */
    private static JsonNode typed(JsonNode schema, String value) {
        var isNumber = schema.path("type").asText().equals("integer") && value.matches("\\d{1,18}");
        return isNumber
                ? JSON.getNodeFactory().numberNode(Long.parseLong(value))
                : JSON.getNodeFactory().textNode(value);
    }
}
