package uptick.edge.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.UUID;

import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import org.junit.jupiter.api.Test;

import uptick.testing.database.WithDatabase;
import uptick.testing.token.TestTokens;
import uptick.testing.token.TrustsTestTokens;

@WithDatabase
@TrustsTestTokens
@MicronautTest(transactional = false)
@Property(name = "uptick.probe", value = "true")
@Property(name = "uptick.tier.count-requests", value = "false")
class ProblemsOverHttpTest {

    private final EmbeddedServer server;
    private final HttpClient client = HttpClient.newHttpClient();

    ProblemsOverHttpTest(EmbeddedServer server) {
        this.server = server;
    }

    @Test
    void aBugSaysNothingButAnInstanceToAskFor() throws Exception {
        var response = get("/probe/bug");

        assertProblem(response, 500, "/problems/internal-error");
        assertThat(response.body())
                .contains("\"instance\":\"urn:uuid:")
                .doesNotContain("boom")
                .doesNotContain("hunter2")
                .doesNotContain("Exception");
    }

    @Test
    void anOutageSaysWhenToTryAgainAndNoInternals() throws Exception {
        var response = get("/probe/refused");

        assertProblem(response, 503, "/problems/database-unavailable");
        assertThat(response.headers().firstValue("retry-after")).hasValue("5");
        assertThat(response.body())
                .contains("\"retry_after_seconds\":5")
                .doesNotContain("10.0.0.7");
    }

    @Test
    void aWrongParameterIsNamed() throws Exception {
        for (var wrong : new String[] {"0", "101", "-1"}) {
            var response = get("/probe/limit?limit=" + wrong);
            assertProblem(response, 400, "/problems/invalid-request");
            assertThat(response.body()).as(wrong).contains("\"field\":\"limit\"");
        }
        assertThat(get("/probe/limit?limit=ten").body()).contains("\"field\":\"limit\"");
        assertThat(get("/probe/limit").body()).contains("\"field\":\"limit\"");
        assertThat(get("/probe/limit?limit=99999999999").statusCode()).isEqualTo(400);
    }

    @Test
    void everyWrongFieldOfABodyIsNamedInSnakeCase() throws Exception {
        var response = post("/probe/order", "{\"full_name\": \" \", \"item_count\": 0}");

        assertProblem(response, 400, "/problems/invalid-request");
        assertThat(response.body())
                .contains("\"field\":\"full_name\"")
                .contains("{\"field\":\"full_name\",\"detail\":")
                .contains("{\"field\":\"item_count\",\"detail\":");
    }

    @Test
    void aBodyThatIsNoJsonIsRefusedWithoutTheParsersWords() throws Exception {
        for (var body :
                new String[] {"", "{", "[]", "null", "\"\"", "{\"full_name\": {}}", "<xml/>"}) {
            var response = post("/probe/order", body);
            assertProblem(response, 400, "/problems/invalid-request");
            assertThat(response.body())
                    .as(body)
                    .doesNotContain("com.fasterxml")
                    .doesNotContain("uptick.edge")
                    .doesNotContain("Exception");
        }
    }

    @Test
    void anUnknownAddressAndAWrongMethodAreProblems() throws Exception {
        assertProblem(get("/nowhere"), 404, "/problems/not-found");
        assertProblem(
                send(HttpRequest.newBuilder(uri("/probe/limit")).DELETE()),
                405,
                "/problems/method-not-allowed");
        assertProblem(
                send(
                        HttpRequest.newBuilder(uri("/probe/order"))
                                .header("content-type", "text/csv")
                                .POST(BodyPublishers.ofString("a,b"))),
                415,
                "/problems/unsupported-media-type");
    }

    @Test
    void aRouteOfUsersWantsATokenAndAnAdminsRouteAnAdmin() throws Exception {
        var user = UUID.randomUUID();
        var token = TestTokens.of(user, 0, "user");

        assertProblem(get("/probe/mine"), 401, "/problems/unauthenticated");
        assertProblem(
                send(authorized("/probe/mine", "not-a-token")), 401, "/problems/unauthenticated");
        assertThat(send(authorized("/probe/mine", token)).body()).isEqualTo(user.toString());
        assertProblem(send(authorized("/probe/admin", token)), 403, "/problems/forbidden");
        assertThat(send(authorized("/probe/admin", TestTokens.of(user, 0, "user", "admin"))).body())
                .isEqualTo("ok");
    }

    @Test
    void anIdentityHeaderOfAnotherFrontDoorMakesNobodySomebody() throws Exception {
        var response =
                send(
                        HttpRequest.newBuilder(uri("/probe/mine"))
                                .header("x-amzn-oidc-identity", UUID.randomUUID().toString()));

        assertProblem(response, 401, "/problems/unauthenticated");
    }

    private static void assertProblem(HttpResponse<String> response, int status, String type) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("content-type").orElse(""))
                .startsWith("application/problem+json");
        assertThat(response.body())
                .contains("\"type\":\"" + type + "\"")
                .contains("\"status\":" + status)
                .contains("\"title\":")
                .contains("\"detail\":");
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(uri(path)));
    }

    private HttpResponse<String> post(String path, String body)
            throws IOException, InterruptedException {
        return send(
                HttpRequest.newBuilder(uri(path))
                        .header("content-type", "application/json")
                        .POST(BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder authorized(String path, String token) {
        return HttpRequest.newBuilder(uri(path)).header("authorization", "Bearer " + token);
    }

    private HttpResponse<String> send(HttpRequest.Builder request)
            throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private URI uri(String path) {
        return server.getURI().resolve(path);
    }
}
