package uptick.local;

import java.io.IOException;
import java.util.List;
import java.util.stream.StreamSupport;

import io.micronaut.core.type.Argument;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;

/// A place in a JSON text that must be there.
record Json(JsonNode node) {

    private static final JsonMapper MAPPER = JsonMapper.createDefault();

    static Json of(String text) {
        try {
            return new Json(MAPPER.readValue(text, Argument.of(JsonNode.class)));
        } catch (IOException failure) {
            throw new AssertionError("no JSON: " + text, failure);
        }
    }

    /// A member of an object.
    Json at(String name) {
        var member = node.get(name);
        if (member == null) {
            throw new AssertionError("no " + name + " in " + node.getValue());
        }
        return new Json(member);
    }

    /// The elements of an array.
    List<Json> items() {
        return StreamSupport.stream(node.values().spliterator(), false).map(Json::new).toList();
    }

    boolean isNull() {
        return node.isNull();
    }

    String text() {
        return node.getStringValue();
    }

    boolean flag() {
        return node.getBooleanValue();
    }

    double number() {
        return node.getDoubleValue();
    }
}
