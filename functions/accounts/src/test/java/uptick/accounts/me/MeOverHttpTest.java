package uptick.accounts.me;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.nimbusds.jose.util.JSONObjectUtils;
import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import uptick.accounts.Accounts;
import uptick.accounts.Api;
import uptick.accounts.Rows;
import uptick.testing.database.TestDatabase;
import uptick.testing.database.WithDatabase;
import uptick.testing.token.TrustsTestTokens;

@WithDatabase
@TrustsTestTokens
@MicronautTest(transactional = false)
@Property(name = "uptick.transaction.assume-role", value = "true")
class MeOverHttpTest {

    private final Api api;
    private final Accounts accounts;
    private UUID ann = new UUID(0, 0);
    private String token = "";

    MeOverHttpTest(EmbeddedServer server, TestDatabase database) {
        api = new Api(server);
        accounts = new Accounts(database);
    }

    @BeforeEach
    void annHasAnAccount() throws SQLException {
        accounts.forgetAll();
        ann = accounts.add("ann", "ann@example.com");
        accounts.execute("UPDATE users SET is_verified = true");
        token = accounts.userToken(ann);
    }

    @Nested
    class Changing {

        @Test
        void takesEitherNameAndKeepsTheOther() throws SQLException {
            var renamed = change(Map.of("username", "Anna Ω"));

            assertThat(renamed.status()).as(renamed.body()).isEqualTo(200);
            assertThat(renamed.json())
                    .containsEntry("username", "Anna Ω")
                    .containsEntry("email", "ann@example.com");
            assertThat(accounts.text("SELECT is_verified FROM users")).isEqualTo("t");
            assertThat(accounts.lastAudited())
                    .isEqualTo(
                            "%1$s account.changed account:%1$s {\"changed\": [\"username\"]}"
                                    .formatted(ann));
        }

        @Test
        void makesAnotherAddressOneThatIsNotVerified() throws SQLException {
            assertThat(change(Map.of("email", "Anna@example.org")).json())
                    .containsEntry("email", "Anna@example.org")
                    .containsEntry("username", "ann");

            assertThat(accounts.text("SELECT is_verified FROM users")).isEqualTo("f");
            assertThat(accounts.audited("account:" + ann))
                    .containsExactly("account.changed {\"changed\": [\"email\"]}")
                    .noneMatch(row -> row.contains("example"));
        }

        @Test
        void leavesAloneWhatIsAsItWas() throws SQLException {
            assertThat(change(Map.of("email", "ann@example.com", "username", "ann")).status())
                    .isEqualTo(200);
            assertThat(change(Map.of()).status()).isEqualTo(200);

            assertThat(accounts.text("SELECT is_verified FROM users")).isEqualTo("t");
            assertThat(accounts.audited("account:" + ann)).isEmpty();
        }

        @Test
        void takesNoNameOfAnotherAccountOpenOrClosed() throws SQLException {
            accounts.add("Bob", "bob@example.com");
            var closed = accounts.add("Carl", null);
            accounts.execute(
                    "UPDATE users SET is_deleted = true WHERE id = '%s'".formatted(closed));

            for (var taken :
                    List.of(
                            Map.of("username", "bOB"),
                            Map.of("username", "carl"),
                            Map.of("email", "BOB@example.com"),
                            Map.of("email", "new@example.com", "username", "bob"))) {
                assertThat(change(taken).problem()).isEqualTo("409 /problems/name-taken");
            }
            assertThat(api.get("/v1/me", token).json())
                    .containsEntry("username", "ann")
                    .containsEntry("email", "ann@example.com");
            assertThat(accounts.audited("account:" + ann)).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{\"email\": \"ann\"}",
                    "{\"email\": \"@example.com\"}",
                    "{\"email\": \"ann@\"}",
                    "{\"email\": \"a nn@example.com\"}",
                    "{\"email\": \"ann\\u0000@example.com\"}",
                    "{\"email\": \"ann@example.com@example.com\"}",
                    "{\"username\": \"\"}",
                    "{\"username\": \" ann\"}",
                    "{\"username\": \"an@n\"}",
                    "{\"username\": \"an\\u202en\"}",
                    "{\"username\": \"an\\nn\"}",
                    "{\"username\": {}}"
                })
        void takesNoNameThatIsNone(String names) {
            var body = names.replaceFirst("}$", ", \"current_password\": \"%s\"}");

            var answer = api.send("PATCH", "/v1/me", token, body.formatted(Rows.PASSWORD));

            assertThat(answer.problem()).isEqualTo("400 /problems/invalid-request");
            assertThat(api.get("/v1/me", token).json()).containsEntry("username", "ann");
        }

        @Test
        void takesNamesAsLongAsTheirColumnsAndNoLonger() {
            var longest = "a".repeat(243) + "@example.org";

            assertThat(change(Map.of("username", "x".repeat(100), "email", longest)).status())
                    .isEqualTo(200);
            assertThat(change(Map.of("username", "x".repeat(101))).json())
                    .containsEntry("field", "username");
            assertThat(change(Map.of("email", "a" + longest)).json())
                    .containsEntry("field", "email");
        }

        @Test
        void cannotTouchAnythingElse() throws SQLException {
            var rest =
                    "SELECT (id, tier, is_editor, is_admin, is_deleted, deleted_at, token_epoch, password_hash, last_login, purged_at, created_at) FROM users";
            var before = accounts.text(rest);

            api.send(
                    "PATCH",
                    "/v1/me",
                    token,
                    """
                    {"id": "00000000-0000-7000-8000-000000000001", "tier": "premium", "is_editor": true, "is_admin": true,
                     "isAdmin": true, "roles": ["admin"], "is_verified": true, "token_epoch": 7, "password_hash": "x",
                     "created_at": "2020-01-01T00:00:00Z", "purged_at": "2020-01-01T00:00:00Z", "is_deleted": true,
                     "email": "other@example.com", "current_password": "%s"}
                    """
                            .formatted(Rows.PASSWORD));

            assertThat(accounts.text(rest)).isEqualTo(before);
            assertThat(accounts.text("SELECT is_verified AND email LIKE 'other%' FROM users"))
                    .isEqualTo("f");
        }
    }

    @Nested
    class Closing {

        @Test
        void endsEverythingThatCouldActForTheAccount() throws SQLException {
            accounts.execute(
                    """
                    INSERT INTO refresh_tokens (user_id, family_id, token_hash, issued_at, expires_at, ends_at, token_epoch)
                    VALUES ('%1$s', uuidv4(), sha256('1'), '2026-11-20Z', '2036-11-20Z', '2036-11-20Z', 0);
                    INSERT INTO api_keys (user_id, name, key_prefix, key_hash, scopes, issued_at)
                    VALUES ('%1$s', 'a', 'uptick_', sha256('1'), ARRAY['read'], '2026-11-20Z');
                    """
                            .formatted(ann));

            var answer = close(token, Rows.PASSWORD);

            assertThat(answer.status()).as(answer.body()).isEqualTo(204);
            assertThat(api.get("/v1/me", token).problem())
                    .isEqualTo("401 /problems/unauthenticated");
            assertThat(
                            accounts.text(
                                    """
                                    SELECT concat_ws(' ', users.is_deleted, users.deleted_at IS NOT NULL, users.token_epoch,
                                      refresh_tokens.revoked_at IS NOT NULL, api_keys.revoked_at IS NOT NULL, username)
                                    FROM users
                                    JOIN refresh_tokens ON refresh_tokens.user_id = users.id
                                    JOIN api_keys ON api_keys.user_id = users.id
                                    """))
                    .isEqualTo("t t 1 t t ann");
            assertThat(accounts.lastAudited())
                    .isEqualTo("%1$s account.closed account:%1$s {}".formatted(ann));
        }

        @Test
        void isNotForTheLastAdministrator() throws SQLException {
            accounts.execute("UPDATE users SET is_admin = true");
            var closed = accounts.addAdmin("closed");
            accounts.execute(
                    "UPDATE users SET is_deleted = true WHERE id = '%s'".formatted(closed));

            assertThat(close(token, Rows.PASSWORD).problem()).isEqualTo("409 /problems/conflict");

            accounts.addAdmin("ada");
            assertThat(close(token, Rows.PASSWORD).status()).isEqualTo(204);
        }
    }

    @Nested
    class Passwords {

        @Test
        void areAskedForAndAWrongOneEndsNoSession() throws SQLException {
            assertThat(close(token, "wrong").problem()).isEqualTo("403 /problems/wrong-password");
            assertThat(change(Map.of("username", "x"), "wrong").problem())
                    .isEqualTo("403 /problems/wrong-password");
            assertThat(api.send("PATCH", "/v1/me", token, "{\"username\": \"x\"}").json())
                    .containsEntry("field", "current_password");
            assertThat(api.send("DELETE", "/v1/me", token, "{}").json())
                    .containsEntry("field", "password");

            assertThat(api.get("/v1/me", token).json()).containsEntry("username", "ann");
            assertThat(accounts.audited("account:" + ann)).isEmpty();
        }

        @Test
        void areNotGuessedWithAStolenToken() {
            for (var guess = 0; guess < 10; guess++) {
                assertThat(close(token, "guess " + guess).status()).isEqualTo(403);
            }

            var refused = close(token, Rows.PASSWORD);

            assertThat(refused.problem()).isEqualTo("429 /problems/too-many-attempts");
            assertThat(Integer.parseInt(refused.retryAfter())).isBetween(1, 901);
            assertThat(change(Map.of("username", "x")).status()).isEqualTo(429);
            assertThat(api.get("/v1/me", token).status()).isEqualTo(200);
        }

        @Test
        void areForgottenToBeWrongAfterARightOne() throws SQLException {
            for (var guess = 0; guess < 9; guess++) {
                close(token, "guess " + guess);
            }

            assertThat(change(Map.of("username", "anna")).status()).isEqualTo(200);

            assertThat(accounts.text("SELECT count(*) FROM login_throttles WHERE kind = 'account'"))
                    .isEqualTo("0");
        }

        @Test
        void ofOthersAreNotLockedByATokenThatNoLongerCounts() throws SQLException {
            accounts.execute("UPDATE users SET token_epoch = 1");

            assertThat(close(token, "guess").status()).isEqualTo(401);

            assertThat(accounts.text("SELECT count(*) FROM login_throttles")).isEqualTo("0");
        }
    }

    @Test
    void nobodyIsNobody() {
        for (var method : List.of("GET", "PATCH", "DELETE")) {
            assertThat(api.send(method, "/v1/me", "", "{}").status()).as(method).isEqualTo(401);
        }
    }

    private Api.Answer change(Map<String, String> names) {
        return change(names, Rows.PASSWORD);
    }

    private Api.Answer change(Map<String, String> names, String password) {
        var body = new HashMap<String, Object>(names);
        body.put("current_password", password);
        return api.send("PATCH", "/v1/me", token, JSONObjectUtils.toJSONString(body));
    }

    private Api.Answer close(String bearer, String password) {
        return api.send(
                "DELETE",
                "/v1/me",
                bearer,
                JSONObjectUtils.toJSONString(Map.of("password", password)));
    }
}
