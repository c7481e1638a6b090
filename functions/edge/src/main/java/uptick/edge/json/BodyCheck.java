package uptick.edge.json;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Map;
import java.util.regex.Pattern;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.micronaut.core.type.Argument;

import uptick.edge.problem.ProblemException;
import uptick.edge.problem.Problems;

/// One walk over a body beside the record that it is for: every member is known, there once and of the right kind, and
/// every text can be stored.
final class BodyCheck {

    /* Deeper than any body of ours; the walk calls itself for each level. */
    private static final int DEEPEST = 32;

    /* Far beyond a double's range (10^308), far below what would take memory to write out. */
    private static final int LARGEST_SCALE = 400;

    private static final int LONGEST_NAME = 64;
    private static final Pattern NOT_OF_A_NAME = Pattern.compile("[^\\w.-]");

    private static final JsonFactory JSON =
            JsonFactory.builder()
                    // Names that clients make up are not worth keeping.
                    .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
                    .streamReadConstraints(
                            StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
                    .build();

    private final String body;
    private final Leaves leaves = new Leaves();

    BodyCheck(String body) {
        this.body = body;
    }

    /// Checks all of it.
    ///
    /// @return the values whose text is yet to be read
    /// @throws ProblemException for the first thing that is wrong, with its field
    Leaves check(Argument<?> type) {
        try (var parser = JSON.createParser(body)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw Problems.unreadable("The body must be a JSON object.");
            }
            value(parser, type, "");
            if (parser.nextToken() != null) {
                throw Problems.unreadable("There is something after the body's JSON object.");
            }
            return leaves;
        } catch (IOException malformed) {
            // The parser's words quote the body and name classes.
            throw Problems.unreadable(
                    "The body must be well-formed JSON, nested at most %d deep."
                            .formatted(DEEPEST));
        }
    }

    private void value(JsonParser parser, Argument<?> type, String field) throws IOException {
        var token = parser.currentToken();
        var kind = Kind.of(type);
        if (token == JsonToken.VALUE_NULL) {
            if (type.isPrimitive() || isRequired(type)) {
                throw Problems.invalid(field, "must not be null");
            }
        } else if (!kind.takes(token)) {
            throw Problems.invalid(field, "must be " + kind.words());
        } else if (token == JsonToken.START_OBJECT) {
            object(parser, type, kind, field);
        } else if (token == JsonToken.START_ARRAY) {
            for (var index = 0; parser.nextToken() != JsonToken.END_ARRAY; index++) {
                value(parser, element(type), field + "[" + index + "]");
            }
        } else if (token == JsonToken.VALUE_STRING) {
            var text = parser.getText();
            requireStorable(text, field);
            leaves.addText(field, type, text);
        } else if (token.isNumeric()) {
            number(parser, type, field);
        }
    }

    private void object(JsonParser parser, Argument<?> type, Kind kind, String field)
            throws IOException {
        Map<String, Argument<?>> members = kind == Kind.RECORD ? Members.of(type) : Map.of();
        var seen = new HashSet<String>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            var name = parser.currentName();
            var path = field.isEmpty() ? shown(name) : field + "." + shown(name);
            requireStorable(name, path);
            if (!seen.add(name)) {
                throw Problems.invalid(path, "is there twice");
            }
            var member = kind == Kind.RECORD ? members.get(name) : element(type);
            if (member == null) {
                throw Problems.invalid(path, "is not known here");
            }
            parser.nextToken();
            value(parser, member, path);
        }
        members.forEach(
                (name, member) -> {
                    if (isRequired(member) && !seen.contains(name)) {
                        throw Problems.invalid(
                                field.isEmpty() ? name : field + "." + name, "is missing");
                    }
                });
    }

    private void number(JsonParser parser, Argument<?> type, String field) throws IOException {
        try {
            var number = new BigDecimal(parser.getText());
            if (Math.abs((long) number.scale()) <= LARGEST_SCALE
                    && Double.isFinite(number.doubleValue())) {
                leaves.addNumber(field, type, parser.getText());
                return;
            }
        } catch (NumberFormatException _) {
            // An exponent of more digits than an int has.
        }
        throw Problems.invalid(field, "is out of range");
    }

    private static boolean isRequired(Argument<?> type) {
        return !type.isPrimitive() && !type.isNullable();
    }

    private static Argument<?> element(Argument<?> type) {
        var parameters = type.getTypeParameters();
        return parameters.length == 0
                ? Argument.OBJECT_ARGUMENT
                : parameters[parameters.length - 1];
    }

    /* PostgreSQL stores no NUL, and no half of a character has bytes in UTF-8. */
    private static void requireStorable(String text, String field) {
        for (var i = 0; i < text.length(); i++) {
            var character = text.charAt(i);
            var isHalf = Character.isSurrogate(character);
            if (isHalf
                    && Character.isHighSurrogate(character)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (isHalf || character == 0) {
                throw Problems.invalid(field, "has a character in it that is none");
            }
        }
    }

    /* As the client sent it, but for what could mean something where it is shown. */
    private static String shown(String name) {
        return NOT_OF_A_NAME
                .matcher(name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name)
                .replaceAll("?");
    }
}
