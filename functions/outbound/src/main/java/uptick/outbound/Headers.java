package uptick.outbound;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The headers of an answer; names are found in any case, and its text shows names only.
public record Headers(Map<String, List<String>> values) {

    public Headers {
        TreeMap<String, List<String>> sorted = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        values.forEach((name, all) -> sorted.put(name, List.copyOf(all)));
        values = Collections.unmodifiableMap(sorted);
    }

    /// The first value of a header, if the answer has it.
    public Optional<String> first(String name) {
        return all(name).stream().findFirst();
    }

    /// All values of a header in order of arrival; empty where the answer does not have it.
    public List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    @Override
    public String toString() {
        return "Headers" + values.keySet();
    }
}
