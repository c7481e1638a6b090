package uptick.accounts.apikey;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import uptick.accounts.Accounts;
import uptick.accounts.Api;
import uptick.testing.database.TestDatabase;
import uptick.testing.database.WithDatabase;
import uptick.testing.token.TrustsTestTokens;

@WithDatabase
@TrustsTestTokens
@MicronautTest(transactional = false)
@Property(name = "uptick.transaction.assume-role", value = "true")
class ApiKeysOverHttpTest {

    private static final String PATH = "/v1/me/api-keys";
    private static final String PLAIN = "{\"name\": \"a script\", \"scopes\": [\"read\"]}";

    private final Api api;
    private final Accounts accounts;
    private UUID ann = new UUID(0, 0);
    private String token = "";

    ApiKeysOverHttpTest(EmbeddedServer server, TestDatabase database) {
        api = new Api(server);
        accounts = new Accounts(database);
    }

    @BeforeEach
    void annHasAnAccount() throws SQLException {
        accounts.forgetAll();
        ann = accounts.add("ann", null);
        token = accounts.userToken(ann);
    }

    @Test
    void areShownOnceAndKeptAsAHash() throws SQLException {
        var created =
                create(
                        "{\"name\": \"größer ☃\", \"scopes\": [\"write\", \"read\", \"write\"], \"expires_in_days\": 30}");

        assertThat(created.status()).as(created.body()).isEqualTo(201);
        assertThat(created.cacheControl()).isEqualTo("no-store");
        var key = created.text("key");
        assertThat(key).matches("uptick_[A-Za-z0-9_-]{43}").startsWith(created.text("prefix"));
        assertThat(created.json())
                .containsEntry("name", "größer ☃")
                .containsEntry("scopes", List.of("read", "write"));
        assertThat(
                        Duration.between(
                                Instant.parse(created.text("issued_at")),
                                Instant.parse(created.text("expires_at"))))
                .isEqualTo(Duration.ofDays(30));
        assertThat(accounts.text("SELECT encode(key_hash, 'hex') FROM api_keys"))
                .isEqualTo(accounts.text("SELECT encode(sha256('%s'), 'hex')".formatted(key)));

        var list = api.get(PATH, token);

        assertThat(list.items())
                .singleElement()
                .satisfies(
                        item ->
                                assertThat(item)
                                        .containsEntry("id", created.text("id"))
                                        .containsEntry("last_used_at", null)
                                        .containsEntry("prefix", key.substring(0, 15)));
        assertThat(list.body()).doesNotContain(key).doesNotContain("hash");
        assertThat(
                        accounts.text(
                                "SELECT count(*) FROM audit_log WHERE details::text LIKE '%uptick_%'"))
                .isEqualTo("0");
        assertThat(accounts.lastAudited())
                .isEqualTo(
                        "%s api_key.created api_key:%s {\"scopes\": [\"read\", \"write\"]}"
                                .formatted(ann, created.text("id")));
    }

    @Test
    void areNeverTheSame() {
        assertThat(Stream.generate(() -> create(PLAIN).text("key")).limit(10).toList())
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            textBlock =
                    """
                    {"scopes": ["read"]} => name
                    {"name": " ", "scopes": ["read"]} => name
                    {"name": "a\\u0000b", "scopes": ["read"]} => name
                    {"name": "a"} => scopes
                    {"name": "a", "scopes": []} => scopes
                    {"name": "a", "scopes": ["admin"]} => scopes
                    {"name": "a", "scopes": ["read", null]} => scopes
                    {"name": "a", "scopes": ["READ"]} => scopes
                    {"name": "a", "scopes": ["read"], "expires_in_days": 0} => expires_in_days
                    {"name": "a", "scopes": ["read"], "expires_in_days": 366} => expires_in_days
                    """)
    void refuseWhatIsNotOfferedAndSayWhat(String body, String field) throws SQLException {
        var refused = create(body);

        assertThat(refused.problem()).isEqualTo("400 /problems/invalid-request");
        assertThat(refused.json()).containsEntry("field", field);
        assertThat(accounts.text("SELECT count(*) FROM api_keys")).isEqualTo("0");
    }

    @Test
    void belongToWhoeverAsksWhateverTheBodySays() throws SQLException {
        var bob = accounts.add("bob", null);

        create(
                "{\"name\": \"a\", \"scopes\": [\"read\"], \"user_id\": \"%s\", \"revoked_at\": null, \"key_hash\": \"x\"}"
                        .formatted(bob));

        assertThat(
                        accounts.text(
                                "SELECT count(*) FROM api_keys WHERE user_id = '%s'"
                                        .formatted(bob)))
                .isEqualTo("0");
    }

    @Test
    void countNoMoreOnceTheyAreRevoked() throws SQLException {
        var id = create(PLAIN).text("id");

        assertThat(revoke(id).status()).isEqualTo(204);
        assertThat(revoke(id).problem()).isEqualTo("404 /problems/not-found");

        assertThat(api.get(PATH, token).items()).isEmpty();
        assertThat(accounts.text("SELECT revoked_at IS NOT NULL FROM api_keys")).isEqualTo("t");
        assertThat(accounts.audited("api_key:" + id))
                .containsExactly("api_key.created {\"scopes\": [\"read\"]}", "api_key.revoked {}");
    }

    @Test
    void ofOthersAreAsThoughTheyWereNot() throws SQLException {
        var bob = accounts.userToken(accounts.add("bob", null));
        var id = create(PLAIN).text("id");

        var foreign = api.send("DELETE", PATH + "/" + id, bob, null);
        var missing = api.send("DELETE", PATH + "/" + UUID.randomUUID(), bob, null);

        assertThat(foreign).isEqualTo(missing);
        assertThat(foreign.status()).isEqualTo(404);
        assertThat(api.get(PATH, bob).items()).isEmpty();
        assertThat(api.get(PATH, token).items()).hasSize(1);
        assertThat(api.send("DELETE", PATH + "/none", token, null).status()).isEqualTo(400);
    }

    @Test
    void areTwentyAtMostHoweverManyAreAskedForAtOnce() throws Exception {
        accounts.execute(
                """
                INSERT INTO api_keys (user_id, name, key_prefix, key_hash, scopes, issued_at, expires_at, revoked_at)
                SELECT '%s', 'a', 'uptick_', sha256(n::text::bytea), ARRAY['read'], '2020-01-01Z',
                  CASE WHEN n <= 18 THEN '2099-01-01Z'::timestamptz WHEN n <= 28 THEN '2020-01-02Z' END, CASE WHEN n > 28 THEN now() END
                FROM generate_series(1, 38) AS n
                """
                        .formatted(ann));

        try (var threads = Executors.newFixedThreadPool(8)) {
            Callable<Integer> asking = () -> create(PLAIN).status();
            var statuses =
                    threads.invokeAll(Stream.generate(() -> asking).limit(8).toList()).stream()
                            .map(each -> each.resultNow())
                            .sorted()
                            .toList();
            assertThat(statuses).containsExactly(201, 201, 409, 409, 409, 409, 409, 409);
        }

        assertThat(api.get(PATH, token).items()).hasSize(20);
        revoke(String.valueOf(api.get(PATH, token).items().getLast().get("id")));
        assertThat(create(PLAIN).status()).isEqualTo(201);
    }

    private Api.Answer create(String body) {
        return api.send("POST", PATH, token, body);
    }

    private Api.Answer revoke(String id) {
        return api.send("DELETE", PATH + "/" + id, token, null);
    }
}
