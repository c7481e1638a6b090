package uptick.local.sample.provider;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

import com.fasterxml.jackson.core.JsonFactory;
import io.micronaut.jackson.core.tree.JsonNodeTreeCodec;
import io.micronaut.json.tree.JsonNode;

/// Reads JSON as a tree, and says which paths it has and of which type they are.
public final class JsonShape {

    private JsonShape() {}

    /// The value of a text.
    public static JsonNode tree(String json) {
        try (var parser = new JsonFactory().createParser(json)) {
            return JsonNodeTreeCodec.getInstance().readTree(parser);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Path to type, as in `items[].snippet.title` to `string`.
    public static Map<String, String> of(String json) {
        Map<String, String> shape = new TreeMap<>();
        walk(tree(json), "", shape::put);
        shape.remove("");
        return shape;
    }

    /// Each path with each of the types that it has, as in `items[].snippet.title string`.
    public static Set<String> pairs(String json) {
        Set<String> pairs = new TreeSet<>();
        walk(tree(json), "", (path, type) -> pairs.add(path + " " + type));
        pairs.removeIf(pair -> pair.startsWith(" "));
        return pairs;
    }

    /// The paths and types of recorded bodies.
    ///
    /// @param file in the folder `sample`
    public static Set<String> recorded(String file) {
        try (InputStream lines = JsonShape.class.getResourceAsStream("/sample/" + file)) {
            if (lines == null) {
                throw new IllegalStateException("the recorded shape is missing: " + file);
            }
            return new String(lines.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void walk(JsonNode node, String path, BiConsumer<String, String> seen) {
        seen.accept(path, type(node));
        if (node.isObject()) {
            node.entries()
                    .forEach(
                            member ->
                                    walk(
                                            member.getValue(),
                                            path.isEmpty()
                                                    ? member.getKey()
                                                    : path + "." + member.getKey(),
                                            seen));
        }
        if (node.isArray()) {
            node.values().forEach(item -> walk(item, path + "[]", seen));
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
