package uptick.local.sample.youtube;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.core.JsonFactory;
import io.micronaut.jackson.core.tree.JsonNodeTreeCodec;
import io.micronaut.json.tree.JsonNode;

/// Reads JSON as a tree, and says which paths it has and of which type they are.
final class JsonShape {

    private JsonShape() {}

    static JsonNode tree(String json) {
        try (var parser = new JsonFactory().createParser(json)) {
            return JsonNodeTreeCodec.getInstance().readTree(parser);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Path to type, as in `items[].snippet.title` to `string`.
    static Map<String, String> of(String json) {
        Map<String, String> shape = new TreeMap<>();
        walk(tree(json), "", shape);
        shape.remove("");
        return shape;
    }

    /// The shape of the recorded video lists.
    static Map<String, String> recorded() {
        try (InputStream lines =
                JsonShape.class.getResourceAsStream("/sample/video-list-shape.txt")) {
            if (lines == null) {
                throw new IllegalStateException("the recorded shape is missing");
            }
            Map<String, String> shape = new TreeMap<>();
            new String(lines.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(" ", 2))
                    .forEach(field -> shape.put(field[0], field[1]));
            return shape;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void walk(JsonNode node, String path, Map<String, String> shape) {
        shape.put(path, type(node));
        if (node.isObject()) {
            node.entries()
                    .forEach(
                            member ->
                                    walk(
                                            member.getValue(),
                                            path.isEmpty()
                                                    ? member.getKey()
                                                    : path + "." + member.getKey(),
                                            shape));
        }
        if (node.isArray()) {
            node.values().forEach(item -> walk(item, path + "[]", shape));
        }
    }

    private static String type(JsonNode node) {
        if (node.isObject()) {
            return "object";
        }
        if (node.isArray()) {
            return "array";
        }
        if (node.isString()) {
            return "string";
        }
        return node.isBoolean() ? "boolean" : node.isNumber() ? "number" : "null";
    }
}
