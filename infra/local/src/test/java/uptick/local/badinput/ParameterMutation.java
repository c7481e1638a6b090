package uptick.local.badinput;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.jspecify.annotations.Nullable;

import uptick.local.document.Conformance;
import uptick.local.document.Parameter;

/// Spoils a parameter of the address, or adds one. Whether it must be refused its schema says.
final class ParameterMutation implements Cases.Mutation {

    private static final List<String> NUMBERS =
            List.of(
                    "0",
                    "-1",
                    "101",
                    "1e1",
                    "1.5",
                    "0x10",
                    "2147483648",
                    "-2147483649",
                    "9223372036854775808",
                    "99999999999999999999",
                    "NaN",
                    "null",
                    "true",
                    "abc",
                    "1;2",
                    "10'--",
                    "Infinity",
                    "1_0",
                    "--1");

    /* Whatever any of these is, it is no id. */
    private static final List<String> NO_IDS =
            List.of(
                    "0",
                    "1",
                    "-1",
                    "null",
                    "me",
                    "1-1-1-1-1",
                    "019ab0f4-7f3e-7c4e-8a55-3f6d9d3f0d0",
                    "019ab0f4-7f3e-7c4e-8a55-3f6d9d3f0d011",
                    "019ab0f47f3e7c4e8a553f6d9d3f0d01",
                    "{019ab0f4-7f3e-7c4e-8a55-3f6d9d3f0d01}",
                    "019ab0f4-7f3e-7c4e-8a55-3f6d9d3f0d0g",
                    "' OR '1'='1",
                    "$(id)",
                    "{{7*7}}",
                    "\u202e",
                    "a\u0000b");

    /* A server minds the length of an address. */
    private static final int LONGEST = 3_000;

    private final Conformance conformance;

    ParameterMutation(Conformance conformance) {
        this.conformance = conformance;
    }

    @Override
    public @Nullable BadCase apply(BadCase bad, RandomGenerator random) {
        var query = bad.operation().parametersIn("query");
        var path =
                bad.operation().parametersIn("path").stream()
                        .filter(parameter -> parameter.name().equals("id"))
                        .toList();
        if (!path.isEmpty() && (query.isEmpty() || random.nextBoolean())) {
            return inPath(bad, random);
        }
        if (bad.mustBeRefused()) {
            // What is wrong may be this parameter, which would be right again.
            return null;
        }
        return query.isEmpty()
                ? unknown(bad, random)
                : inQuery(bad, Tricky.one(query, random), random);
    }

    private static BadCase inPath(BadCase bad, RandomGenerator random) {
        var known = String.valueOf(bad.operation().parametersIn("path").getFirst().example());
        var target = bad.request().target().replaceFirst("[0-9a-f]{8}-[0-9a-f-]{27}", known);
        return bad.wrong(
                "no id",
                bad.request()
                        .withTarget(target.replace(known, escaped(Tricky.one(NO_IDS, random)))));
    }

    private BadCase inQuery(BadCase bad, Parameter parameter, RandomGenerator random) {
        if (random.nextInt(16) == 0) {
            return noUtf8(bad, parameter.name(), random);
        }
        var isNumber = parameter.schema().path("type").asText().equals("integer");
        var value =
                isNumber && random.nextInt(3) > 0
                        ? Tricky.one(NUMBERS, random)
                        : Tricky.text(random);
        var request =
                bad.request()
                        .withTarget(with(bad.request().target(), parameter.name(), escaped(value)));
        // Blank counts as left out, and digits of other scripts are digits; a text that fits says
        // nothing about its meaning.
        var isPlain = value.matches("[!-~&&[^+ ]]+");
        var isWrong =
                isPlain
                        && !conformance
                                .objections(parameter.schema(), typed(parameter, value))
                                .isEmpty();
        return isWrong
                ? bad.wrong(parameter.name() + " is wrong", request)
                : bad.odd(parameter.name() + " is odd", request);
    }

    private static BadCase unknown(BadCase bad, RandomGenerator random) {
        return random.nextInt(16) == 0
                ? noUtf8(bad, "x", random)
                : bad.odd(
                        "a parameter of no meaning",
                        bad.request()
                                .withTarget(
                                        with(
                                                bad.request().target(),
                                                "x",
                                                escaped(Tricky.text(random)))));
    }

    private static BadCase noUtf8(BadCase bad, String name, RandomGenerator random) {
        return bad.wrong(
                name + " is no UTF-8",
                bad.request()
                        .withTarget(
                                with(
                                        bad.request().target(),
                                        name,
                                        escapedBytes(Tricky.noUtf8(random)))));
    }

    private static String with(String target, String name, String escaped) {
        var bare =
                target.replaceFirst("([?&])" + name + "=[^&]*&?", "$1").replaceFirst("[?&]$", "");
        return bare + (bare.contains("?") ? "&" : "?") + name + "=" + escaped;
    }

    private static JsonNode typed(Parameter parameter, String value) {
        var type = parameter.schema().path("type").asText();
        if (type.equals("integer") && value.matches("-?\\d{1,18}")) {
            return JsonNodeFactory.instance.numberNode(Long.parseLong(value));
        }
        return type.equals("boolean") && value.matches("true|false")
                ? JsonNodeFactory.instance.booleanNode(value.equals("true"))
                : JsonNodeFactory.instance.textNode(value);
    }

    /// A text, escaped for an address; only its beginning where it is very long.
    static String escaped(String text) {
        var escaped = escapedBytes(Request.bytes(text));
        return escaped.length() > LONGEST ? cut(escaped) : escaped;
    }

    /* Between two characters, or what is left is no UTF-8. */
    private static String cut(String escaped) {
        return escaped.substring(0, LONGEST)
                .replaceFirst("%.?$", "")
                .replaceFirst("%[C-F]\\p{XDigit}(%[89AB]\\p{XDigit}){0,2}$", "");
    }

    private static String escapedBytes(String bytes) {
        return bytes.chars()
                .mapToObj(
                        character ->
                                Character.toString(character).matches("[\\w.~-]")
                                        ? Character.toString(character)
                                        : "%%%02X".formatted(character))
                .collect(Collectors.joining());
    }
}
