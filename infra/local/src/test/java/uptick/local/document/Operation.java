package uptick.local.document;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/// One method of one address, as the document describes it.
///
/// @param method in capitals
/// @param path with its parameters in braces
/// @param role the least role, or `anonymous`
/// @param schemes the security schemes that it takes, none where anybody may call
/// @param bodySchema of a JSON body, null where it takes none
/// @param bodyExample null where it takes none
/// @param responses by status
public record Operation(
        String id,
        String method,
        String path,
        String role,
        boolean isPeopleOnly,
        Set<String> schemes,
        List<Parameter> parameters,
        @Nullable JsonNode bodySchema,
        @Nullable JsonNode bodyExample,
        Map<Integer, JsonNode> responses) {

    private static final String JSON = "application/json";

    static Operation of(
            ApiDocument document,
            String method,
            String path,
            JsonNode node,
            List<Parameter> parameters) {
        var body = node.path("requestBody").path("content").path(JSON);
        return new Operation(
                node.get("operationId").asText(),
                method.toUpperCase(Locale.ROOT),
                path,
                node.get("x-uptick-role").asText(),
                node.path("x-uptick-people-only").asBoolean(false),
                node.get("security")
                        .valueStream()
                        .flatMap(scheme -> scheme.propertyStream())
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toUnmodifiableSet()),
                parameters,
                body.get("schema"),
                body.get("example"),
                responses(document, node));
    }

    static Map<Integer, JsonNode> responses(ApiDocument document, JsonNode node) {
        var responses = new TreeMap<Integer, JsonNode>();
        node.get("responses")
                .properties()
                .forEach(
                        response ->
                                responses.put(
                                        Integer.valueOf(response.getKey()),
                                        document.follow(response.getValue())));
        return responses;
    }

    /// Method and address.
    public String name() {
        return method + " " + path;
    }

    /// Whether anybody may call.
    public boolean isAnonymous() {
        return role.equals("anonymous");
    }

    /// The parameters of a place.
    public List<Parameter> parametersIn(String place) {
        return parameters.stream().filter(parameter -> parameter.in().equals(place)).toList();
    }

    /// The status of a call that works.
    public int success() {
        return responses.keySet().stream()
                .filter(status -> status < 300)
                .findFirst()
                .orElseThrow(() -> new AssertionError(name() + " never works"));
    }

    /// The address with the examples of its parameters.
    public String examplePath() {
        var filled = path;
        for (var parameter : parametersIn("path")) {
            filled = filled.replace("{" + parameter.name() + "}", example(parameter));
        }
        var query =
                parametersIn("query").stream()
                        .filter(parameter -> parameter.example() != null)
                        .map(parameter -> parameter.name() + "=" + parameter.example())
                        .collect(Collectors.joining("&"));
        return query.isEmpty() ? filled : filled + "?" + query;
    }

    private String example(Parameter parameter) {
        if (parameter.example() == null) {
            throw new AssertionError(name() + " has no example of " + parameter.name());
        }
        return parameter.example();
    }
}
