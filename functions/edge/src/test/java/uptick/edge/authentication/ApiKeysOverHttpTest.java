package uptick.edge.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import uptick.edge.principal.ApiKeyText;
import uptick.testing.database.TestDatabase;
import uptick.testing.database.WithDatabase;
import uptick.testing.token.TestTokens;
import uptick.testing.token.TrustsTestTokens;

@WithDatabase
@TrustsTestTokens
@MicronautTest(transactional = false)
@Property(name = "uptick.guarded", value = "true")
@Property(name = "uptick.transaction.assume-role", value = "true")
class ApiKeysOverHttpTest {

    private static final String THING = "/guarded/thing";

    private final Client client;
    private final Accounts accounts;
    private UUID ann = UUID.randomUUID();

    ApiKeysOverHttpTest(EmbeddedServer server, TestDatabase database) {
        client = new Client(server);
        accounts = new Accounts(database);
    }

    @BeforeEach
    void annHasAnAccount() {
        accounts.execute("DELETE FROM users");
        ann = accounts.user();
    }

    @Test
    void aKeyIsItsHolder() {
        accounts.execute("UPDATE users SET tier = 'premium', token_epoch = 4");

        var answer = client.get(THING, accounts.key(ann, "read", "predictions"));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body())
                .contains(ann.toString())
                .contains("roles=[USER]")
                .contains("tier=premium")
                .contains("tokenEpoch=4")
                .contains("READ")
                .contains("PREDICTIONS")
                .doesNotContain("WRITE")
                .contains("person=false");
        assertThat(accounts.textOrNull("SELECT last_used_at FROM api_keys")).isNotNull();
    }

    @Test
    void aKeyMayDoWhatItsScopesSay() {
        var read = accounts.key(ann, "read");
        var write = accounts.key(ann, "write");
        var predictions = accounts.key(ann, "predictions");
        var nothing = accounts.key(ann);
        var person = TestTokens.of(ann, 0, "user");

        var callers = List.of(read, write, predictions, nothing, person);

        assertThat(statuses("GET", THING, callers)).containsExactly(200, 403, 403, 403, 200);
        assertThat(statuses("HEAD", THING, callers)).containsExactly(200, 403, 403, 403, 200);
        assertThat(statuses("POST", THING, callers)).containsExactly(403, 200, 403, 403, 200);
        assertThat(statuses("DELETE", THING, callers)).containsExactly(403, 200, 403, 403, 200);
        assertThat(statuses("GET", "/guarded/prediction", callers))
                .containsExactly(403, 403, 200, 403, 200);
        assertThat(statuses("POST", "/guarded/prediction", callers))
                .containsExactly(403, 403, 200, 403, 200);
        assertThat(statuses("POST", "/open/thing", callers))
                .containsExactly(403, 200, 403, 403, 200);
        assertThat(statuses("POST", "/guarded/anybody", callers))
                .containsExactly(200, 200, 200, 200, 200);
        assertThat(statuses("GET", "/nowhere", callers)).containsExactly(404, 404, 404, 404, 404);
    }

    @Test
    void aRefusalNamesTheScopeThatIsNeeded() {
        var answer = client.send("POST", THING, accounts.key(ann, "read"));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.headers().firstValue("content-type"))
                .hasValue("application/problem+json");
        assertThat(answer.body())
                .contains("\"type\":\"/problems/forbidden\"")
                .contains("the scope write");
    }

    @Test
    void aKeyIsNoPerson() {
        var key = accounts.key(ann, "read", "write", "predictions");

        for (var path : List.of("/guarded/person", "/people/thing")) {
            assertThat(client.get(path, key).statusCode()).as(path).isEqualTo(403);
            assertThat(client.get(path, key).body()).contains("An API key cannot do this");
            assertThat(client.get(path, TestTokens.of(ann, 0, "user")).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void aKeyHasTheRolesOfItsHolderNowButNeverAnAdmins() {
        var key = accounts.key(ann, "read", "write", "predictions");
        assertThat(client.status("GET", "/guarded/editor", key)).isEqualTo(403);

        accounts.execute("UPDATE users SET is_editor = true");
        assertThat(client.status("GET", "/guarded/editor", key)).isEqualTo(200);

        accounts.execute("UPDATE users SET is_editor = false, is_admin = true");
        assertThat(client.status("GET", "/guarded/editor", key)).isEqualTo(200);
        assertThat(client.status("GET", "/guarded/admin", key)).isEqualTo(403);
        assertThat(client.get(THING, key).body()).doesNotContain("ADMIN");
    }

    @Test
    void aKeyThatNoLongerCountsIsNobodysAtTheNextRequest() {
        for (var end :
                List.of(
                        "UPDATE api_keys SET revoked_at = now()",
                        "UPDATE api_keys SET expires_at = now()",
                        "UPDATE users SET is_deleted = true",
                        "DELETE FROM api_keys",
                        "DELETE FROM users")) {
            accounts.execute("DELETE FROM users");
            var key = accounts.key(accounts.user(), "read");
            assertThat(client.status("GET", THING, key)).isEqualTo(200);

            accounts.execute(end);

            assertThat(client.status("GET", THING, key)).as(end).isEqualTo(401);
        }
    }

    @Test
    void aKeyOutlivesTheEpochOfItsHoldersTokens() {
        var key = accounts.key(ann, "read");
        var token = TestTokens.of(ann, 0, "user");

        accounts.execute("UPDATE users SET token_epoch = token_epoch + 1");

        assertThat(client.status("GET", THING, key)).isEqualTo(200);
        assertThat(client.status("GET", THING, token)).isEqualTo(401);
    }

    @Test
    void whateverIsWrongWithACredentialHasOneAnswer() {
        var revoked = accounts.key(ann, "read");
        accounts.execute("UPDATE api_keys SET revoked_at = now()");
        var right = accounts.key(ann, "read");
        var unknown = ApiKeyText.generate(new SecureRandom()).text();
        var wrong =
                List.of(
                        revoked,
                        unknown,
                        right + "A",
                        right.substring(0, right.length() - 1),
                        right.toUpperCase(Locale.ROOT),
                        right.replaceFirst("uptick_", "uptick-"),
                        right.replaceFirst("uptick_", ""),
                        "uptick_",
                        "uptick_" + "'; DROP TABLE users; --" + "A".repeat(20),
                        "uptick_" + "A".repeat(100_000 / 25),
                        "not a token",
                        TestTokens.of(ann, 0, "user") + "x",
                        TestTokens.of(ann, 1, "user"),
                        TestTokens.of(UUID.randomUUID(), 0, "user"));

        var expected = client.get(THING, wrong.getFirst());
        assertThat(expected.statusCode()).isEqualTo(401);
        assertThat(expected.body()).contains("\"type\":\"/problems/unauthenticated\"");
        for (var credential : wrong) {
            var answer = client.get(THING, credential);

            assertThat(answer.statusCode()).as(credential).isEqualTo(401);
            assertThat(answer.body()).as(credential).isEqualTo(expected.body());
            assertThat(answer.headers().map().get("www-authenticate"))
                    .as(credential)
                    .containsExactly("Bearer error=\"invalid_token\"");
        }
        assertThat(client.status("GET", THING, right)).isEqualTo(200);
    }

    @Test
    void anOutageIsNoRefusal() {
        try (var server =
                ApplicationContext.builder()
                        .properties(
                                Map.of(
                                        "uptick.guarded",
                                        "true",
                                        "datasources.default.url",
                                        "jdbc:postgresql://127.0.0.1:1/uptick",
                                        "datasources.default.connection-timeout",
                                        "1000"))
                        .run(EmbeddedServer.class)) {
            var answer = new Client(server).get(THING, accounts.key(ann, "read"));

            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
            assertThat(answer.headers().firstValue("retry-after")).hasValue("5");
            assertThat(answer.body()).contains("\"type\":\"/problems/database-unavailable\"");
        }
    }

    @Test
    void manyAtOnceShareASmallPool() throws Exception {
        var key = accounts.key(ann, "read");

        assertThat(Together.run(32, () -> client.status("GET", THING, key))).containsOnly(200);
    }

    private List<Integer> statuses(String method, String path, List<String> credentials) {
        return credentials.stream()
                .map(credential -> client.status(method, path, credential))
                .toList();
    }
}
