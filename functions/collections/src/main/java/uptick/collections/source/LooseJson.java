package uptick.collections.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

import io.micronaut.core.type.Argument;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import org.jspecify.annotations.Nullable;

/// A value in somebody else's JSON, read as far as it makes sense: a member that is missing, null, of another type or out
/// of range is null here, and takes none of its neighbours with it.
public final class LooseJson {

    private static final Argument<JsonNode> TREE = Argument.of(JsonNode.class);
    private static final long MOST = 999_999_999_999_999_999L;

    private final @Nullable JsonNode node;

    private LooseJson(@Nullable JsonNode node) {
        this.node = node;
    }

    /// The value of a body; empty where it is no JSON, or was cut. What follows a whole value is not looked at.
    public static Optional<LooseJson> parse(JsonMapper json, byte[] body) {
        try {
            return Optional.ofNullable(json.readValue(body, TREE)).map(LooseJson::new);
        } catch (IOException _) {
            // An HTML page, a cut text: the caller says what that means for its status.
            return Optional.empty();
        }
    }

    /// The member at the end of a path of names; itself without members where there is none.
    public LooseJson at(String... path) {
        var here = node;
        for (var name : path) {
            here = here != null && here.isObject() ? here.get(name) : null;
        }
        return new LooseJson(here);
    }

    /// Whether it is `[...]`.
    public boolean isList() {
        return node != null && node.isArray();
    }

    /// Whether it is `{...}`.
    public boolean isObject() {
        return node != null && node.isObject();
    }

    /// Whether there is nothing, or null.
    public boolean isAbsent() {
        return node == null || node.isNull();
    }

    /// The elements of a list; none of anything else.
    public List<LooseJson> elements() {
        if (node == null || !node.isArray()) {
            return List.of();
        }
        return StreamSupport.stream(node.values().spliterator(), false)
                .map(LooseJson::new)
                .toList();
    }

    /// The value as JSON, as it came.
    public String text(JsonMapper json) {
        try {
            return StorableText.of(
                    json.writeValueAsString(node == null ? JsonNode.nullNode() : node));
        } catch (IOException failure) {
            throw new UncheckedIOException("what was JSON is JSON", failure);
        }
    }

    /// A text that can be stored; null for anything else.
    public @Nullable String text() {
        return node != null && node.isString() ? StorableText.of(node.getStringValue()) : null;
    }

    /// A text that can be stored and shows something; null for anything else, the empty text included.
    public @Nullable String word() {
        var text = text();
        return text == null || text.isBlank() ? null : text;
    }

    /// A count, as a number or in digits, 0 to 10^18 - 1; null for anything else.
    public @Nullable Long count() {
        var whole = whole();
        return whole != null && whole >= 0 ? whole : null;
    }

    /// A whole number, as a number or in digits, with a magnitude below 10^18; null for anything else.
    public @Nullable Long whole() {
        if (node == null) {
            return null;
        }
        if (node.isString()) {
            var text = node.getStringValue();
            return text.matches("-?[0-9]{1,18}") ? Long.valueOf(text) : null;
        }
        if (!node.isNumber()) {
            return null;
        }
        var number = node.getNumberValue();
        var value = number.doubleValue();
        // Doubles tell whole numbers apart up to 2^53; above, only what came as an integer counts.
        var exact =
                number instanceof Integer
                        || number instanceof Long
                        || (number instanceof Double && Math.abs(value) < (1L << 53));
        return exact && value == Math.rint(value) && Math.abs(number.longValue()) <= MOST
                ? Long.valueOf(number.longValue())
                : null;
    }

    /// A finite number, as a number or as a text; null for anything else.
    public @Nullable Double number() {
        if (node == null) {
            return null;
        }
        if (node.isString()) {
            var text = node.getStringValue();
            return text.matches("-?[0-9]{1,18}([.][0-9]{1,18})?") ? Double.valueOf(text) : null;
        }
        if (!node.isNumber()) {
            return null;
        }
        var value = node.getNumberValue().doubleValue();
        return Double.isFinite(value) ? Double.valueOf(value) : null;
    }

    /// A number within bounds, both included; null for anything else.
    public @Nullable Double number(double least, double most) {
        var value = number();
        return value != null && value >= least && value <= most ? value : null;
    }

    /// A flag; null for anything else.
    public @Nullable Boolean flag() {
        if (node == null || !node.isBoolean()) {
            return null;
        }
        return node.getBooleanValue();
    }

    /// Whether it is `true`.
    public boolean isTrue() {
        return Boolean.TRUE.equals(flag());
    }
}
