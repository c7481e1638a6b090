package uptick.collections.source.reddit;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;

import uptick.collections.source.Absences;
import uptick.collections.source.Address;
import uptick.collections.source.LooseJson;
import uptick.collections.source.PlainQuestion;
import uptick.collections.source.Question;
import uptick.collections.source.SourceReply;
import uptick.collections.source.SourceReply.Items;
import uptick.outbound.Call;
import uptick.outbound.Reply;
import uptick.outbound.Retrying;

/// Logs the application in, `POST /api/v1/access_token` with client credentials.
@Singleton
public final class RedditLogin {

    /* What recorded answers say, where one does not. */
    private static final long USUAL_SECONDS = 3600;
    private static final long MOST_SECONDS = Duration.ofDays(30).toSeconds();

    private static final Pattern TOKEN = Pattern.compile("[\\x21-\\x7e]{1,4096}");
    private static final Pattern WORD = Pattern.compile("[a-z_]{1,64}");

    private final JsonMapper json;

    RedditLogin(JsonMapper json) {
        this.json = json;
    }

    /// A token for an application.
    ///
    /// @param clientId public, without a colon
    /// @param clientSecret on the wire only
    public Question<RedditToken> token(RedditApi api, String clientId, String clientSecret) {
        var call =
                Call.posting(
                                Address.of(api.login(), "/api/v1/access_token").uri(),
                                Map.of("grant_type", "client_credentials"))
                        .withBasicAuthorization(clientId, clientSecret);
        return new PlainQuestion<>("Reddit", "reddit", 1, call, Retrying::passing, this::read);
    }

    /* A login that failed arrives with status 200 and without a token. */
    private SourceReply<RedditToken> read(Reply.Answered answered) {
        var body = LooseJson.parse(json, answered.body());
        var error = body.map(whole -> whole.at("error").text()).orElse("");
        if (answered.status() == 200) {
            var token = body.map(whole -> whole.at("access_token").text()).orElse("");
            if (TOKEN.matcher(token).matches()) {
                return new Items<>(
                        new RedditToken(
                                token, lifetime(body.map(whole -> whole.at("expires_in")))));
            }
            return WORD.matcher(error).matches()
                    ? refused(error)
                    : Absences.notUnderstood("Reddit", "no token");
        }
        return switch (answered.status()) {
            case 400, 401, 403 -> refused("status " + answered.status());
            default -> Absences.byStatus("Reddit", answered.status());
        };
    }

    private static Duration lifetime(Optional<LooseJson> expiresIn) {
        var seconds = expiresIn.map(LooseJson::count).orElse(USUAL_SECONDS);
        return Duration.ofSeconds(Math.min(seconds, MOST_SECONDS));
    }

    private static <T> SourceReply<T> refused(String why) {
        return Absences.blocked("Reddit refuses the application (" + why + ").");
    }
}
