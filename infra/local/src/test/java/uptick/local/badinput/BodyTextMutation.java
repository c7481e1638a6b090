package uptick.local.badinput;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;

import java.util.List;
import java.util.random.RandomGenerator;

import org.jspecify.annotations.Nullable;

/// Spoils the text of a body so that it is no JSON, not one JSON, or no JSON object. All of it must be refused.
final class BodyTextMutation implements Cases.Mutation {

    private static final int TOO_LARGE = 1_100_000;

    @Override
    public @Nullable BadCase apply(BadCase bad, RandomGenerator random) {
        var text = bad.request().body();
        if (bad.operation().bodySchema() == null || text == null || text.length() < 2) {
            return null;
        }
        var inner = text.substring(1, text.length() - 1);
        return switch (random.nextInt(12)) {
            case 0 ->
                    wrong(bad, "cut off", text.substring(0, 1 + random.nextInt(text.length() - 1)));
            case 1 ->
                    wrong(
                            bad,
                            "something behind the end",
                            text + Tricky.one(List.of("x", "{}", "]", "\u0000", text), random));
            case 2 -> noObject(bad, Tricky.literal(random));
            case 3 -> noJson(bad, Tricky.noLiteral(random));
            case 4 ->
                    wrong(
                            bad,
                            "a value that is no JSON",
                            "{\"a\":" + Tricky.noLiteral(random) + "," + inner + "}");
            case 5 -> wrong(bad, "a member twice", "{" + inner + "," + inner + "}");
            case 6 -> noUtf8(bad, text, Tricky.noUtf8(random));
            case 7 -> wrong(bad, "deep arrays", "[".repeat(depth(random)));
            case 8 -> wrong(bad, "deep objects", "{\"a\":".repeat(depth(random)) + "1");
            case 9 ->
                    wrong(
                            bad,
                            "deep in a member",
                            "{\"a\":" + "[".repeat(2_000) + "]".repeat(2_000) + "," + inner + "}");
            case 10 ->
                    random.nextInt(20) == 0
                            ? wrong(
                                    bad,
                                    "too large",
                                    "{\"a\":\"" + "x".repeat(TOO_LARGE) + "\"," + inner + "}")
                            : null;
            default -> wrong(bad, "UTF-16", new String(text.getBytes(UTF_16), ISO_8859_1));
        };
    }

    private static @Nullable BadCase noObject(BadCase bad, String literal) {
        return literal.stripLeading().startsWith("{") ? null : wrong(bad, "no object", literal);
    }

    /* None at all is for some operations as good as one. */
    private static BadCase noJson(BadCase bad, String text) {
        return text.isEmpty()
                ? bad.odd("no body", bad.request().withBody(text))
                : wrong(bad, "no JSON", text);
    }

    /* Into the first text, where there is one. */
    private static @Nullable BadCase noUtf8(BadCase bad, String text, String bytes) {
        return text.contains(":\"")
                ? wrong(bad, "no UTF-8", text.replaceFirst(":\"", ":\"" + bytes))
                : null;
    }

    private static int depth(RandomGenerator random) {
        return 500 + random.nextInt(100_000);
    }

    private static BadCase wrong(BadCase bad, String how, String bytes) {
        return bad.wrong(how, bad.request().withBody(bytes));
    }
}
