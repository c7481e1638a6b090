package uptick.openapi;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// What one function says about its own addresses: a piece of an OpenAPI document, whose references may lead into the
/// other pieces.
///
/// @param name the file, for messages
/// @param members the outermost object, in the order of the file
record Part(String name, Map<String, Object> members) {

    private static final String PLACE =
            ".*[/\\\\]src[/\\\\]main[/\\\\]openapi[/\\\\][^/\\\\]+\\.yml";

    /// Reads every part of a project, in the order of the functions' names.
    ///
    /// @param project the folder with `functions` in it
    static List<Part> of(Path project) throws IOException {
        try (Stream<Path> files = Files.walk(project.resolve("functions"), 5)) {
            var parts = files.filter(file -> file.toString().matches(PLACE)).sorted().toList();
            if (parts.isEmpty()) {
                throw new CannotMerge("no function under " + project + " has src/main/openapi");
            }
            return parts.stream().map(Part::read).toList();
        }
    }

    private static Part read(Path file) {
        try {
            return parse(file.getFileName().toString(), Files.readString(file));
        } catch (IOException failure) {
            throw new CannotMerge(file + " cannot be read: " + failure.getMessage());
        }
    }

    /// Reads a text; a member that stands twice is refused as any other wrong YAML is.
    static Part parse(String name, String yaml) {
        try {
            return new Part(
                    name,
                    object(name, new Load(LoadSettings.builder().build()).loadFromString(yaml)));
        } catch (YamlEngineException wrong) {
            throw new CannotMerge(name + " is no YAML: " + wrong.getMessage());
        }
    }

    /// The value as an object.
    ///
    /// @param place for the message where it is none
    static Map<String, Object> object(String place, Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            throw new CannotMerge(place + " is no object");
        }
        var members = new LinkedHashMap<String, Object>();
        map.forEach((key, member) -> members.put(String.valueOf(key), member));
        return members;
    }
}
