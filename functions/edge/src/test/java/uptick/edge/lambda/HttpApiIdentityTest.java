package uptick.edge.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import uptick.testing.lambda.HttpApiEvent;
import uptick.testing.lambda.RecordedEvents;
import uptick.testing.token.TestTokens;

/// Nobody is somebody for what a client, or a gateway, says beside the bearer token. The framework's own adapter
/// believes both: see `BearerAuthentication`, which takes its place.
class HttpApiIdentityTest {

    /// One wants a user of ours, the other whoever the framework has taken for authenticated.
    private static final List<String> GUARDED = List.of("/mine", "/somebodys");

    private static InProcess function;

    @BeforeAll
    static void start() {
        function = new InProcess();
    }

    @AfterAll
    static void stop() {
        function.close();
    }

    @Test
    void knowsTheBearerOfARightToken() {
        var user = UUID.randomUUID();

        for (var path : GUARDED) {
            var answer =
                    function.send(
                            RecordedEvents.request("GET", path)
                                    .header(
                                            "Authorization",
                                            "Bearer " + TestTokens.of(user, 0, "user")));

            assertThat(answer.status()).as(answer.json()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo(user.toString());
        }
    }

    @Test
    void refusesWhoBringsNoToken() {
        GUARDED.forEach(path -> assertNobody(RecordedEvents.request("GET", path)));
    }

    @Test
    void believesNoIdentityHeader() {
        var user = UUID.randomUUID().toString();

        for (var path : GUARDED) {
            assertNobody(RecordedEvents.request("GET", path).header("x-amzn-oidc-identity", user));
            assertNobody(
                    RecordedEvents.request("GET", path)
                            .header("x-amzn-oidc-identity", user)
                            .header("x-amzn-oidc-identity", "admin"));
            assertNobody(
                    RecordedEvents.request("GET", path)
                            .header("x-amzn-oidc-identity", user)
                            .header("x-amzn-oidc-data", TestTokens.of(UUID.randomUUID(), 0, "user"))
                            .header(
                                    "x-amzn-oidc-accesstoken",
                                    TestTokens.of(UUID.randomUUID(), 0, "user")));
        }
    }

    @Test
    void believesNoIdentityHeaderInAnyCase() {
        for (var path : GUARDED) {
            for (var name :
                    List.of(
                            "X-Amzn-Oidc-Identity",
                            "X-AMZN-OIDC-IDENTITY",
                            "x-aMZN-oidc-identitY")) {
                var event = RecordedEvents.request("GET", path).header("x-place", "admin").json();

                var answer = function.send(event.replace("x-place", name));

                assertThat(answer.status()).as(name).isEqualTo(401);
            }
        }
    }

    @Test
    void showsNoControllerAnIdentityHeader() {
        var seen =
                function.seen(
                        RecordedEvents.request("GET", "/echo")
                                .header("x-amzn-oidc-identity", "admin")
                                .header("x-amzn-oidc-data", "e30.e30.e30")
                                .header("x-amzn-oidc-accesstoken", "e30.e30.e30"));

        assertThat(seen.headers().keySet()).noneMatch(name -> name.startsWith("x-amzn-oidc"));
    }

    @Test
    void believesNoClaimsOfAnAuthorizerWithoutTheToken() {
        for (var path : GUARDED) {
            assertNobody(
                    RecordedEvents.request("GET", path)
                            .authorized(
                                    Map.of(
                                            "sub",
                                            UUID.randomUUID().toString(),
                                            "roles",
                                            "[user admin]"),
                                    List.of("user")));
        }
    }

    @Test
    void believesNoAuthorizerThatWasRecorded() {
        for (var path : GUARDED) {
            var jwt =
                    InProcess.recorded("http-api-jwt-authorizer.json")
                            .replace("\"/cognito\"", "\"" + path + "\"")
                            .replace("\"method\": \"POST\"", "\"method\": \"GET\"");
            var iam =
                    InProcess.recorded("http-api-iam.json")
                            .replace("\"/my/path\"", "\"" + path + "\"");

            assertThat(function.send(jwt).status()).isEqualTo(401);
            assertThat(function.send(iam).status()).isEqualTo(401);
        }
    }

    @Test
    void takesNobodyForTwo() {
        var token = TestTokens.of(UUID.randomUUID(), 0, "user");
        var another = TestTokens.of(UUID.randomUUID(), 0, "user");

        assertNobody(
                RecordedEvents.request("GET", "/mine")
                        .header("Authorization", "Bearer " + token)
                        .header("Authorization", "Bearer " + another));
    }

    private static void assertNobody(HttpApiEvent event) {
        var answer = function.send(event);

        assertThat(answer.status()).as(answer.json()).isEqualTo(401);
        assertThat(answer.body()).contains("\"type\":\"/problems/unauthenticated\"");
        assertThat(answer.header("www-authenticate")).startsWith("Bearer");
    }
}
