package uptick.edge.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import io.micronaut.core.type.Argument;
import io.micronaut.json.JsonMapper;

import uptick.edge.problem.ProblemException;
import uptick.edge.problem.Problems;

/// The values of a body that are text or a number and mean something else, in the order in which they were sent.
/// Looked at only where the whole could not be read.
final class Leaves {

    private final List<Leaf> all = new ArrayList<>();

    void addText(String field, Argument<?> type, String text) {
        if (type.getType() != String.class) {
            all.add(new Leaf(field, type, text, true));
        }
    }

    void addNumber(String field, Argument<?> type, String text) {
        all.add(new Leaf(field, type, text, false));
    }

    /// The refusal that names the first value that cannot be read, or none where each of them can.
    ProblemException firstThatIsNone(JsonMapper json) {
        for (var leaf : all) {
            if (!leaf.canBeRead(json)) {
                return Problems.invalid(leaf.field(), "is not of the documented form");
            }
        }
        return Problems.unreadable("The body is not of the documented shape.");
    }

    private record Leaf(String field, Argument<?> type, String text, boolean isText) {

        boolean canBeRead(JsonMapper json) {
            try {
                var value = isText ? json.writeValueAsBytes(text) : text.getBytes(UTF_8);
                return json.readValue(value, type) != null;
            } catch (IOException | RuntimeException _) {
                return false;
            }
        }
    }
}
