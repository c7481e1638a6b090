package uptick.openapi;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

/// What only the whole document shows: references that lead nowhere, operations of one name, components that nothing
/// refers to, tags that nobody explains.
final class Soundness {

    /* Security schemes are referred to by name; the examples are also the list of all problems, of which some are in no operation. */
    private static final Set<String> FREE = Set.of("securitySchemes", "examples");

    private final Map<String, Object> document;
    private final Set<String> operationIds = new HashSet<>();
    private final Set<String> referred = new HashSet<>();
    private final Set<String> used = new TreeSet<>();

    private Soundness(Map<String, Object> document) {
        this.document = document;
    }

    /// Looks at everything once.
    ///
    /// @throws CannotMerge at the first thing that is wrong
    static void check(Map<String, Object> document) {
        var soundness = new Soundness(document);
        soundness.walk("", document);
        soundness.checkComponents();
        soundness.checkTags();
    }

    private void walk(String place, @Nullable Object value) {
        switch (value) {
            case Map<?, ?> object ->
                    object.forEach(
                            (name, member) -> {
                                if (name.equals("$ref")) {
                                    follow(place, String.valueOf(member));
                                }
                                if (name.equals("operationId")
                                        && !operationIds.add(String.valueOf(member))) {
                                    throw new CannotMerge(
                                            place + ": the operationId " + member + " is taken");
                                }
                                if (name.equals("tags")
                                        && member instanceof List<?> names
                                        && place.startsWith("/paths/")) {
                                    names.forEach(tag -> used.add(String.valueOf(tag)));
                                }
                                walk(place + "/" + name, member);
                            });
            case List<?> list -> list.forEach(element -> walk(place, element));
            case null, default -> {}
        }
    }

    private void follow(String place, String reference) {
        if (!reference.startsWith("#/")) {
            throw new CannotMerge(place + ": " + reference + " leads out of the document");
        }
        Object target = document;
        for (var step : reference.substring(2).split("/", -1)) {
            var name = step.replace("~1", "/").replace("~0", "~");
            target = target instanceof Map<?, ?> object ? object.get(name) : null;
            if (target == null) {
                throw new CannotMerge(place + ": " + reference + " leads nowhere");
            }
        }
        referred.add(reference);
    }

    private void checkComponents() {
        Part.object("components", document.getOrDefault("components", Map.of()))
                .forEach(
                        (section, members) -> {
                            if (!FREE.contains(section)) {
                                Part.object(section, members)
                                        .keySet()
                                        .forEach(
                                                name ->
                                                        isReferred(
                                                                "#/components/"
                                                                        + section
                                                                        + "/"
                                                                        + name));
                            }
                        });
    }

    private void isReferred(String component) {
        if (!referred.contains(component)) {
            throw new CannotMerge("nothing refers to " + component);
        }
    }

    private void checkTags() {
        if (!(document.get("tags") instanceof List<?> tags)) {
            throw new CannotMerge("there are no tags");
        }
        var explained = new TreeSet<String>();
        tags.forEach(
                tag ->
                        explained.add(
                                String.valueOf(
                                        Part.object("a tag", tag == null ? "" : tag).get("name"))));
        if (!explained.equals(used)) {
            throw new CannotMerge("explained are the tags " + explained + ", used " + used);
        }
    }
}
