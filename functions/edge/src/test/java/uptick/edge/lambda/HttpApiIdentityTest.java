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
    void believesNoIdentityHeaderThatIsRepeatedInSeveralCases() {
        for (var path : GUARDED) {
            var event =
                    RecordedEvents.request("GET", path)
                            .header("x-place", "admin")
                            .header("x-another-place", "admin,root")
                            .header("x-third-place", UUID.randomUUID().toString())
                            .json()
                            .replace("x-place", "x-amzn-oidc-identity")
                            .replace("x-another-place", "X-Amzn-Oidc-Identity")
                            .replace("x-third-place", "X-AMZN-OIDC-IDENTITY");

            assertThat(function.send(event).status()).as(event).isEqualTo(401);
        }
    }

    @Test
    void believesTheTokenAndNoIdentityHeaderBesideIt() {
        var user = UUID.randomUUID();

        for (var path : GUARDED) {
            for (var name : List.of("x-amzn-oidc-identity", "X-Amzn-Oidc-Identity")) {
                var event =
                        RecordedEvents.request("GET", path)
                                .header("Authorization", "Bearer " + TestTokens.of(user, 0, "user"))
                                .header("x-place", UUID.randomUUID().toString())
                                .json();

                var answer = function.send(event.replace("x-place", name));

                assertThat(answer.body()).as(name).isEqualTo(user.toString());
            }
        }
    }

    @Test
    void takesTheRolesFromTheTokenAndNoneFromTheClaimsOfAnAuthorizer() {
        var user = UUID.randomUUID();
        var claims =
                Map.of(
                        "sub",
                        UUID.randomUUID().toString(),
                        "roles",
                        "[user editor admin]",
                        "tier",
                        "premium",
                        "token_epoch",
                        "9");

        var asUser =
                RecordedEvents.request("GET", "/admins")
                        .header("Authorization", "Bearer " + TestTokens.of(user, 0, "user"))
                        .authorized(claims, List.of("admin"));
        var asAdmin =
                RecordedEvents.request("GET", "/admins")
                        .header(
                                "Authorization",
                                "Bearer " + TestTokens.of(user, 0, "user", "editor", "admin"))
                        .authorized(Map.of("sub", "nobody", "roles", "[]"), List.of());

        assertThat(function.send(asUser).status()).isEqualTo(403);
        assertThat(function.send(asAdmin).body()).isEqualTo(user.toString());
        for (var path : GUARDED) {
            var answer =
                    function.send(
                            RecordedEvents.request("GET", path)
                                    .header(
                                            "Authorization",
                                            "Bearer " + TestTokens.of(user, 0, "user"))
                                    .authorized(claims, null));
            assertThat(answer.body()).as(path).isEqualTo(user.toString());
        }
    }

    @Test
    void believesNoClaimsOfAnAuthorizerBesideATokenThatIsWrong() {
        for (var path : GUARDED) {
            assertNobody(
                    RecordedEvents.request("GET", path)
                            .header("Authorization", "Bearer e30.e30.e30")
                            .authorized(
                                    Map.of(
                                            "sub",
                                            UUID.randomUUID().toString(),
                                            "roles",
                                            "[user admin]"),
                                    null));
        }
    }

    @Test
    void knowsTheBearerWhateverTheCaseOfTheHeaderButNotOfTwo() {
        var user = UUID.randomUUID();
        var event =
                RecordedEvents.request("GET", "/mine")
                        .header("x-place", "Bearer " + TestTokens.of(user, 0, "user"))
                        .json();

        for (var name : List.of("authorization", "Authorization", "AUTHORIZATION")) {
            assertThat(function.send(event.replace("x-place", name)).body())
                    .as(name)
                    .isEqualTo(user.toString());
        }
        var twice =
                RecordedEvents.request("GET", "/mine")
                        .header("x-place", "Bearer " + TestTokens.of(user, 0, "user"))
                        .header(
                                "x-another-place",
                                "Bearer " + TestTokens.of(UUID.randomUUID(), 0, "user"))
                        .json()
                        .replace("x-place", "authorization")
                        .replace("x-another-place", "Authorization");
        assertThat(function.send(twice).status()).isEqualTo(401);
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
