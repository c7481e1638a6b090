package uptick.local.badinput;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import org.jspecify.annotations.Nullable;

import uptick.local.document.Conformance;

/// Spoils a member of a body that stays JSON. Whether it must be refused the document's schema says.
final class BodyMutation implements Cases.Mutation {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final List<String> FOREIGN_MEMBERS =
            List.of(
                    "id",
                    "user_id",
                    "is_admin",
                    "is_editor",
                    "tier",
                    "roles",
                    "token_epoch",
                    "created_at",
                    "deleted_at",
                    "password_hash",
                    "scopes",
                    "__proto__",
                    "constructor",
                    "@type",
                    "class",
                    "$ref",
                    "",
                    "a.b",
                    "\u0000",
                    "x".repeat(300));

    private final Conformance conformance;

    BodyMutation(Conformance conformance) {
        this.conformance = conformance;
    }

    @Override
    public @Nullable BadCase apply(BadCase bad, RandomGenerator random) {
        var schema = bad.operation().bodySchema();
        var bytes = bad.request().body();
        if (schema == null
                || bytes == null
                || isSpoilt(bad, bytes)
                || !(read(bytes) instanceof ObjectNode body)
                || body.isEmpty()) {
            return null;
        }
        var names = body.properties().stream().map(Map.Entry::getKey).toList();
        var name = Tricky.one(names, random);
        String how;
        switch (random.nextInt(5)) {
            case 0 -> {
                how = "without " + name;
                body.remove(name);
            }
            case 1 -> {
                how = "a foreign member";
                body.putRawValue(
                        Tricky.one(FOREIGN_MEMBERS, random), new RawValue(Tricky.literal(random)));
            }
            case 2 -> {
                how = name + " of another kind";
                body.putRawValue(name, new RawValue(Tricky.literal(random)));
            }
            default -> {
                how = name + " with an odd text";
                body.put(name, Tricky.text(random));
            }
        }
        var text = body.toString();
        var spoilt = bad.request().withBody(Request.bytes(text));
        var parsed = read(Request.bytes(text));
        var isWrong = parsed == null || !conformance.objections(schema, parsed).isEmpty();
        return isWrong ? bad.wrong(how, spoilt) : bad.odd(how, spoilt);
    }

    /* What is written anew may be right again: a member that stood there twice, or had another kind. */
    private static boolean isSpoilt(BadCase bad, String bytes) {
        var example = bad.operation().bodyExample();
        return bad.mustBeRefused()
                && (example == null || !bytes.equals(Request.bytes(example.toString())));
    }

    private static @Nullable JsonNode read(String bytes) {
        try {
            return JSON.readTree(bytes.getBytes(ISO_8859_1));
        } catch (JsonProcessingException _) {
            return null;
        } catch (IOException failure) {
            throw new IllegalStateException("memory does not fail", failure);
        }
    }
}
