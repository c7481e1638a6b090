package uptick.local.sample.provider;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/// The query of a request address, or a form, decoded.
public record Query(Map<String, List<String>> parameters) {

    private static final Set<String> SECRET = Set.of("api_key", "key", "token");

    /// Reads it as it was sent, null for none.
    public static Query of(@Nullable String rawQuery) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        for (String pair : pairs(rawQuery)) {
            int equals = pair.indexOf('=');
            var name = equals < 0 ? pair : pair.substring(0, equals);
            var value = equals < 0 ? "" : pair.substring(equals + 1);
            parameters.computeIfAbsent(decoded(name), _ -> new ArrayList<>()).add(decoded(value));
        }
        return new Query(parameters);
    }

    /// The same query as it was sent, without keys and tokens: what may be kept and shown.
    static String shown(@Nullable String rawQuery) {
        return Stream.of(pairs(rawQuery))
                .filter(pair -> !SECRET.contains(decoded(pair.split("=", 2)[0])))
                .collect(Collectors.joining("&"));
    }

    /// A parameter's first value.
    public Optional<String> first(String name) {
        return Optional.ofNullable(parameters.get(name)).map(List::getFirst);
    }

    /// The values of a list parameter, which may be repeated, separated by commas, or both.
    public List<String> list(String name) {
        return parameters.getOrDefault(name, List.of()).stream()
                .flatMap(values -> Stream.of(values.split(",", -1)))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .toList();
    }

    private static String[] pairs(@Nullable String rawQuery) {
        return rawQuery == null || rawQuery.isEmpty() ? new String[0] : rawQuery.split("&");
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
