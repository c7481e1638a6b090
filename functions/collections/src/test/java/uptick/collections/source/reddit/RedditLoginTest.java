package uptick.collections.source.reddit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.Map;

import io.micronaut.json.JsonMapper;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import uptick.collections.source.Question;
import uptick.collections.source.Replies;
import uptick.collections.source.SourceReply.Absent;
import uptick.model.collections.ObservationState;

@MicronautTest(startApplication = false, transactional = false)
class RedditLoginTest {

    private final Question<RedditToken> login;

    RedditLoginTest(JsonMapper json) {
        var api =
                new RedditApi(
                        URI.create("https://oauth.reddit.com"),
                        URI.create("https://www.reddit.com"));
        this.login = new RedditLogin(json).token(api, "the-id", "c4n4ry");
    }

    @Test
    void postsTheClientsCredentials() {
        var call = login.call();

        assertThat(call.toString()).isEqualTo("POST https://www.reddit.com/api/v1/access_token");
        assertThat(call.form()).isEqualTo(Map.of("grant_type", "client_credentials"));
        assertThat(call.headers()).isEqualTo(Map.of("Authorization", "Basic dGhlLWlkOmM0bjRyeQ=="));
        assertThat(login.api()).isEqualTo("reddit");
    }

    @ParameterizedTest
    @CsvSource({
        "token_2016.json, <TOKEN>, PT1H",
        "token_2026.json, <ACCESS_TOKEN>, PT24H",
    })
    void takesTheLifetimeFromTheAnswer(String recording, String value, Duration lifetime) {
        var token = Replies.items(login, Replies.recorded(200, "reddit/" + recording));

        assertThat(token).isEqualTo(new RedditToken(value, lifetime));
        assertThat(token.toString()).doesNotContain(value);
    }

    @ParameterizedTest
    @CsvSource({
        "200, 200_invalid_grant.json, Reddit refuses the application (invalid_grant).",
        "200, 200_unauthorized_client.json, Reddit refuses the application (unauthorized_client).",
        "200, 200_invalid_request.json, Reddit refuses the application (invalid_request).",
        "400, 400.json, Reddit refuses the application (status 400).",
        "401, 401_unauthorized.json, Reddit refuses the application (status 401).",
        "429, 429.json, Reddit asks for fewer requests."
    })
    void knowsALoginThatFailedWhateverItsStatus(int status, String recording, String reason) {
        assertThat(login.read(Replies.recorded(status, "reddit/" + recording)))
                .isEqualTo(new Absent<>(ObservationState.BLOCKED, reason));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"access_token\": \"\", \"expires_in\": 3600}",
                "{\"access_token\": \"two words\", \"expires_in\": 3600}",
                "{\"access_token\": \"a\\r\\nHost: evil\", \"expires_in\": 3600}",
                "{\"access_token\": \"é\"}",
                "{\"access_token\": null}",
                "{\"access_token\": 7}",
                "{\"error\": \"<script>\"}"
            })
    void takesNothingForATokenThatCouldNotBeSent(String body) {
        assertThat(login.read(Replies.of(200, body)))
                .isEqualTo(
                        new Absent<>(
                                ObservationState.FAILED,
                                "Reddit answered with something that is no token."));
    }

    @ParameterizedTest
    @CsvSource({
        "86400, PT24H",
        "'\"3600\"', PT1H",
        "999999999999, PT720H",
        "-1, PT1H",
        "null, PT1H",
        "\"soon\", PT1H"
    })
    void believesNoAbsurdLifetime(String expiresIn, Duration lifetime) {
        var body = "{\"access_token\": \"t\", \"expires_in\": %s}".formatted(expiresIn);

        assertThat(Replies.items(login, Replies.of(200, body)).lifetime()).isEqualTo(lifetime);
    }
}
