package uptick.local.sample.reddit;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

import uptick.local.sample.provider.Asked;
import uptick.local.sample.provider.JsonText;
import uptick.local.sample.provider.Reply;
import uptick.local.sample.seed.Seed;

/// Logs applications in, and knows its own tokens again: each says when it was given.
final class Tokens {

    /// The application that may log in.
    static final String CLIENT_ID = "the-sample-world";

    static final String CLIENT_SECRET = "takes-this-one";

    /* As recorded in 2026: 86,400 seconds. */
    private static final Duration LIFETIME = Duration.ofDays(1);

    private final Seed seed;

    Tokens(Seed seed) {
        this.seed = seed;
    }

    /// The answer to a login. One that fails arrives with status 200.
    Reply login(Asked asked) {
        var wanted = asked.form().first("grant_type").orElse("");
        if (!asked.header("authorization").equals(Optional.of(credentials()))) {
            return Reply.of(200, Reply.JSON, "{\"error\": \"invalid_grant\"}", 1);
        }
        return wanted.equals("client_credentials")
                ? Reply.of(200, Reply.JSON, granted(asked.at()), 1)
                : Reply.of(200, Reply.JSON, "{\"error\": \"unsupported_grant_type\"}", 1);
    }

    /// Whether a request brings a token that is not over.
    boolean opens(Asked asked) {
        var header = asked.header("authorization").orElse("");
        if (!header.regionMatches(true, 0, "bearer ", 0, 7)) {
            return false;
        }
        var token = header.substring(7).strip();
        var given = token.split("-", 2)[0];
        if (!given.matches("[0-9]{1,12}")) {
            return false;
        }
        var givenAt = Instant.ofEpochSecond(Long.parseLong(given));
        return token.equals(token(givenAt))
                && !givenAt.isAfter(asked.at())
                && asked.at().isBefore(givenAt.plus(LIFETIME));
    }

    private String granted(Instant now) {
        return JsonText.of(
                json -> {
                    json.writeStartObject();
                    json.writeStringField("access_token", token(now));
                    json.writeStringField("token_type", "bearer");
                    json.writeNumberField("expires_in", LIFETIME.toSeconds());
                    json.writeStringField("scope", "*");
                    json.writeEndObject();
                });
    }

    private String token(Instant given) {
        var seconds = Long.toString(given.getEpochSecond());
        return seconds
                + "-"
                + Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(seed.hash("reddit/token", seconds));
    }

    private static String credentials() {
        var pair = CLIENT_ID + ":" + CLIENT_SECRET;
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }
}
