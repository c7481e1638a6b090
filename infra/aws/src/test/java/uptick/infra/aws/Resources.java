package uptick.infra.aws;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

import software.amazon.awscdk.assertions.Template;

/// The template's resources as nested maps and lists, by logical id.
record Resources(Map<String, Resource> byId) {

    /// One resource of the template.
    record Resource(
            String id, String type, Map<String, Object> properties, List<String> dependsOn) {

        Object at(String... path) {
            return Resources.at(properties, path);
        }

        String text(String... path) {
            return String.valueOf(at(path));
        }
    }

    static Resources of(Template template) {
        Map<String, Resource> byId = new TreeMap<>();
        map(at(template.toJSON(), "Resources"))
                .forEach(
                        (id, body) -> {
                            Map<String, Object> resource = map(body);
                            byId.put(
                                    id,
                                    new Resource(
                                            id,
                                            at(resource, "Type").toString(),
                                            map(resource.getOrDefault("Properties", Map.of())),
                                            list(resource.getOrDefault("DependsOn", List.of()))
                                                    .stream()
                                                    .map(Object::toString)
                                                    .toList()));
                        });
        return new Resources(byId);
    }

    Stream<Resource> ofType(String type) {
        return byId.values().stream().filter(resource -> resource.type().equals(type));
    }

    Resource only(String type) {
        List<Resource> found = ofType(type).toList();
        if (found.size() != 1) {
            throw new AssertionError("Expected one %s, found %d".formatted(type, found.size()));
        }
        return found.getFirst();
    }

    Resource named(String id) {
        return Objects.requireNonNull(byId.get(id), id);
    }

    /// The one resource of that type whose logical id begins so.
    Resource starting(String id, String type) {
        List<Resource> found =
                ofType(type).filter(resource -> resource.id().startsWith(id)).toList();
        if (found.size() != 1) {
            throw new AssertionError(
                    "Expected one %s named %s..., found %d".formatted(type, id, found.size()));
        }
        return found.getFirst();
    }

    /// Our own functions: those that run on Java.
    Stream<Resource> functions() {
        return ofType("AWS::Lambda::Function")
                .filter(function -> function.text("Runtime").equals("java25"));
    }

    Resource function(FunctionShape shape) {
        return functions()
                .filter(function -> function.text("Description").equals("Uptick: " + shape.id()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No function " + shape.id()));
    }

    /// Every statement of every policy with that effect, in roles, buckets, queues and topics alike.
    Stream<Map<String, Object>> statements(String effect) {
        return byId.values().stream()
                .map(resource -> resource.properties().get("PolicyDocument"))
                .filter(Map.class::isInstance)
                .flatMap(document -> list(at(document, "Statement")).stream())
                .map(Resources::map)
                .filter(statement -> effect.equals(statement.get("Effect")));
    }

    static Object at(Object node, String... path) {
        Object found = node;
        for (String step : path) {
            found =
                    found instanceof List<?> list
                            ? list.get(Integer.parseInt(step))
                            : map(found).get(step);
            if (found == null) {
                return "";
            }
        }
        return found;
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> map(Object node) {
        return (Map<String, Object>) node;
    }

    static Collection<?> list(Object node) {
        return node instanceof Collection<?> list ? list : List.of(node);
    }
}
