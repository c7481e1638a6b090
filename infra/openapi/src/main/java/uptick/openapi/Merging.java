package uptick.openapi;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Puts parts together. Whatever two parts say differently is an error and never a choice: of two descriptions of one
/// address a reader could not know which is true.
final class Merging {

    private static final String TAGS = "tags";
    private static final String PATHS = "paths";
    private static final String COMPONENTS = "components";

    private final Map<String, Object> once = new LinkedHashMap<>();
    private final Map<String, Object> tags = new LinkedHashMap<>();
    private final Map<String, Map<String, Object>> paths = new TreeMap<>();
    private final Map<String, Map<String, Object>> components = new LinkedHashMap<>();

    /// Adds a part.
    ///
    /// @throws CannotMerge where it contradicts one that was added before
    void add(Part part) {
        part.members()
                .forEach(
                        (member, value) -> {
                            switch (member) {
                                case TAGS -> addTags(part.name(), value);
                                case PATHS -> addAll(part.name(), PATHS, value, paths, false);
                                case COMPONENTS ->
                                        addAll(part.name(), COMPONENTS, value, components, true);
                                default -> put(part.name(), member, once, member, value, true);
                            }
                        });
    }

    /// The whole document: what stands once, then tags, the addresses by name, components.
    Map<String, Object> document() {
        var document = new LinkedHashMap<>(once);
        document.put(TAGS, List.copyOf(tags.values()));
        document.put(PATHS, paths);
        document.put(COMPONENTS, components);
        return document;
    }

    private void addTags(String part, Object value) {
        if (!(value instanceof List<?> list)) {
            throw new CannotMerge(part + ": tags is no list");
        }
        for (var tag : new ArrayList<>(list)) {
            var name = String.valueOf(Part.object(part + ": a tag", tag).get("name"));
            put(part, TAGS + "/" + name, tags, name, tag, false);
        }
    }

    private static void addAll(
            String part,
            String section,
            Object value,
            Map<String, Map<String, Object>> merged,
            boolean sameIsFine) {
        Part.object(part + ": " + section, value)
                .forEach(
                        (group, members) -> {
                            var place = section + "/" + group;
                            Part.object(part + ": " + place, members)
                                    .forEach(
                                            (name, member) ->
                                                    put(
                                                            part,
                                                            place + "/" + name,
                                                            merged.computeIfAbsent(
                                                                    group,
                                                                    _ -> new LinkedHashMap<>()),
                                                            name,
                                                            member,
                                                            sameIsFine));
                        });
    }

    /* A component or a title may be repeated in the same words; an address has one owner. */
    private static void put(
            String part,
            String place,
            Map<String, Object> merged,
            String name,
            Object value,
            boolean sameIsFine) {
        var before = merged.putIfAbsent(name, value);
        if (before != null && !(sameIsFine && before.equals(value))) {
            throw new CannotMerge(
                    part
                            + ": "
                            + place
                            + " stands in another part already"
                            + (sameIsFine ? ", and differs" : ""));
        }
    }
}
