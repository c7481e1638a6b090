package uptick.accounts.session;

import java.io.IOException;
import java.util.Optional;

import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

import uptick.edge.problem.Problems;

/// Reads a refresh token from a body that may be empty, for a page has it in its cookie.
///
/// By hand, for the framework takes an empty body for broken JSON on Lambda, wherever JSON is looked for.
@Singleton
final class PresentedToken {

    private static final int LONGEST = 255;

    private final JsonMapper json;

    PresentedToken(JsonMapper json) {
        this.json = json;
    }

    /// The token, where there is one.
    ///
    /// @param body as it came, null or blank for none
    /// @throws uptick.edge.problem.ProblemException where it is something else than what is documented
    Optional<String> in(@Nullable String body) {
        if (body == null || body.isBlank()) {
            return Optional.empty();
        }
        var token = Optional.ofNullable(read(body)).map(Presented::refreshToken);
        if (token.filter(text -> text.isEmpty() || text.length() > LONGEST).isPresent()) {
            throw Problems.invalid("refresh_token", "must have 1 to " + LONGEST + " characters");
        }
        return token;
    }

    private @Nullable Presented read(String body) {
        try {
            return json.readValue(body, Presented.class);
        } catch (IOException _) {
            // Without the cause, whose text repeats what was sent.
            throw Problems.invalid("refresh_token", "must be a text in a JSON object, or left out");
        }
    }
}
