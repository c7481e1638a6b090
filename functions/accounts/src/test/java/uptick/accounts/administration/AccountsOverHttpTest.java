package uptick.accounts.administration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import uptick.accounts.Accounts;
import uptick.accounts.Api;
import uptick.testing.database.TestDatabase;
import uptick.testing.database.WithDatabase;
import uptick.testing.token.TrustsTestTokens;

@WithDatabase
@TrustsTestTokens
@MicronautTest(transactional = false)
@Property(name = "uptick.transaction.assume-role", value = "true")
class AccountsOverHttpTest {

    private static final int RACES = 20;

    private final Api api;
    private final Accounts accounts;
    private UUID ada = new UUID(0, 0);
    private UUID ann = new UUID(0, 0);
    private String admin = "";

    AccountsOverHttpTest(EmbeddedServer server, TestDatabase database) {
        api = new Api(server);
        accounts = new Accounts(database);
    }

    @BeforeEach
    void adaIsAnAdministratorAndAnnIsNot() throws SQLException {
        accounts.forgetAll();
        ada = accounts.addAdmin("ada");
        ann = accounts.add("ann", "ann@example.com");
        admin = accounts.adminToken(ada);
    }

    @Nested
    class Changing {

        @ParameterizedTest
        @CsvSource(
                delimiterString = " => ",
                textBlock =
                        """
                        {"tier": "premium"} => "tier": {"to": "premium", "from": "free"}
                        {"is_editor": true} => "is_editor": {"to": true, "from": false}
                        {"is_admin": true} => "is_admin": {"to": true, "from": false}
                        {"is_admin": true, "tier": "free", "is_closed": false} => "is_admin": {"to": true, "from": false}
                        """)
        void endsTheAccountsSessionsAndSaysWhatItWas(String body, String change)
                throws SQLException {
            var token = accounts.userToken(ann);
            giveCredentials();

            var changed = patch(ann, body);

            assertThat(changed.status()).as(changed.body()).isEqualTo(200);
            assertThat(api.get("/v1/me", token).status()).isEqualTo(401);
            assertThat(api.get("/v1/me", accounts.userToken(ann)).status()).isEqualTo(200);
            assertThat(revoked()).isEqualTo("refresh:t key:f");
            assertThat(accounts.audited("account:" + ann))
                    .containsExactly("account.changed {" + change + "}");
            assertThat(accounts.lastAudited()).startsWith(ada + " account.changed");
        }

        @Test
        void changesNothingWhereNothingIsOther() throws SQLException {
            var token = accounts.userToken(ann);

            for (var body :
                    List.of(
                            "{}",
                            "{\"tier\": \"free\", \"is_admin\": false}",
                            "{\"tier\": null}")) {
                assertThat(patch(ann, body).json())
                        .containsEntry("username", "ann")
                        .containsEntry("tier", "free");
            }

            assertThat(api.get("/v1/me", token).status()).isEqualTo(200);
            assertThat(accounts.audited("account:" + ann)).isEmpty();
        }

        @Test
        void closesAndOpensAgain() throws SQLException {
            giveCredentials();

            var closed = patch(ann, "{\"is_closed\": true}");

            assertThat(closed.json()).containsEntry("is_closed", true);
            assertThat(Instant.parse(closed.text("closed_at")))
                    .isCloseTo(Clock.systemUTC().instant(), within(1, ChronoUnit.MINUTES));
            assertThat(revoked()).isEqualTo("refresh:t key:t");
            assertThat(api.get("/v1/me", accounts.userToken(ann)).status()).isEqualTo(401);

            assertThat(patch(ann, "{\"tier\": \"premium\"}").text("closed_at"))
                    .isEqualTo(closed.text("closed_at"));
            assertThat(patch(ann, "{\"is_closed\": false}").json())
                    .containsEntry("is_closed", false)
                    .containsEntry("closed_at", null);
            assertThat(api.get("/v1/me", accounts.userToken(ann)).status()).isEqualTo(200);
            assertThat(accounts.audited("account:" + ann))
                    .containsExactly(
                            "account.changed {\"is_closed\": {\"to\": true, \"from\": false}}",
                            "account.closed {}",
                            "account.changed {\"tier\": {\"to\": \"premium\", \"from\": \"free\"}}",
                            "account.changed {\"is_closed\": {\"to\": false, \"from\": true}}");
        }

        @Test
        void touchesNothingThatIsNotOffered() throws SQLException {
            var rest =
                    "SELECT (id, email, username, password_hash, is_verified, last_login, purged_at, created_at) FROM users WHERE username = 'ann'";
            var before = accounts.text(rest);

            patch(
                    ann,
                    """
                    {"id": "%s", "email": "x@example.com", "username": "x", "password_hash": "x", "password": "x", "is_verified": true,
                     "last_login": "2020-01-01T00:00:00Z", "token_epoch": 77, "purged_at": "2020-01-01T00:00:00Z",
                     "created_at": "2020-01-01T00:00:00Z", "deleted_at": "2020-01-01T00:00:00Z", "tier": "premium"}
                    """
                            .formatted(ada));

            assertThat(accounts.text(rest)).isEqualTo(before);
            assertThat(
                            accounts.text(
                                    "SELECT token_epoch < 2 AND NOT is_deleted FROM users WHERE username = 'ann'"))
                    .isEqualTo("t");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{\"tier\": \"gold\"}",
                    "{\"tier\": 1.5}",
                    "{\"is_closed\": {}}",
                    "[]",
                    "",
                    "{"
                })
        void refusesWhatIsNone(String body) throws SQLException {
            assertThat(patch(ann, body).status()).isEqualTo(400);
            assertThat(accounts.audited("account:" + ann)).isEmpty();
        }
    }

    @Nested
    class Closing {

        @Test
        void endsEverythingAndDoingItAgainChangesNothing() throws SQLException {
            giveCredentials();

            assertThat(delete(ann, "").status()).isEqualTo(204);
            assertThat(delete(ann, "").status()).isEqualTo(204);

            assertThat(revoked()).isEqualTo("refresh:t key:t");
            assertThat(
                            accounts.text(
                                    "SELECT concat_ws(' ', email, username, is_deleted, token_epoch) FROM users WHERE id = '%s'"
                                            .formatted(ann)))
                    .isEqualTo("ann@example.com ann t 1");
            assertThat(accounts.audited("account:" + ann)).containsExactly("account.closed {}");
        }
    }

    @Nested
    class Purging {

        @Test
        void leavesARowThatIsNobodysAndWhatMustBeKept() throws SQLException {
            giveCredentials();
            accounts.execute(
                    """
                    UPDATE users SET tier = 'premium', is_editor = true, is_verified = true, last_login = now() WHERE username = 'ann';
                    INSERT INTO user_settings (user_id, time_zone, preferred_profile, holding_period, risk_consent_accepted, risk_consent_accepted_at)
                    VALUES ('%1$s', 'Europe/Berlin', 'aggressive', 'monthly', true, '2026-11-20Z');
                    INSERT INTO password_resets (user_id, token_hash, issued_by, issued_at, expires_at)
                    VALUES ('%1$s', sha256('r'), 'user', '2026-11-20Z', '2036-11-20Z');
                    INSERT INTO invites (token_hash, email, issued_at, expires_at, used_at, used_by)
                    VALUES
                      (sha256('used'), 'old@example.com', '2026-11-20Z', '2036-11-20Z', '2026-11-20Z', '%1$s'),
                      (sha256('open'), 'ANN@example.com', '2026-11-20Z', '2036-11-20Z', NULL, NULL),
                      (sha256('other'), 'bob@example.com', '2026-11-20Z', '2036-11-20Z', NULL, NULL);
                    INSERT INTO topics (topic_key, title) VALUES ('a', 'A') ON CONFLICT DO NOTHING;
                    INSERT INTO instruments (symbol, exchange) VALUES ('ABC', 'NYSE') ON CONFLICT DO NOTHING;
                    INSERT INTO topic_watches (user_id, topic_id) SELECT '%1$s', id FROM topics;
                    INSERT INTO watchlist_entries (user_id, instrument_id, thesis) SELECT '%1$s', id, 'mine' FROM instruments;
                    INSERT INTO trades (user_id, instrument_id, action, price, quantity, executed_at)
                    SELECT '%1$s', id, 'buy', 1, 1, '2026-11-20Z' FROM instruments;
                    INSERT INTO alerts (user_id, kind, subject, message, raised_at) VALUES ('%1$s', 'stop_touched', 'a', 'A', now());
                    """
                            .formatted(ann));

            assertThat(delete(ann, "?purge=true").status()).isEqualTo(204);

            assertThat(
                            accounts.text(
                                    """
                                    SELECT concat_ws(' ', email IS NULL, username LIKE 'purged %%', position(id::text IN username), password_hash, tier,
                                      is_editor, is_admin, is_verified, is_deleted, last_login IS NULL, purged_at IS NOT NULL)
                                    FROM users
                                    WHERE id = '%s'
                                    """
                                            .formatted(ann)))
                    .isEqualTo("t t 0 ! free f f f t t t");
            for (var gone :
                    List.of(
                            "refresh_tokens",
                            "api_keys",
                            "password_resets",
                            "topic_watches",
                            "watchlist_entries",
                            "alerts")) {
                assertThat(
                                accounts.text(
                                        "SELECT count(*) FROM %s WHERE user_id = '%s'"
                                                .formatted(gone, ann)))
                        .as(gone)
                        .isEqualTo("0");
            }
            assertThat(
                            accounts.text(
                                    "SELECT concat_ws(' ', time_zone, preferred_profile, holding_period, risk_consent_accepted, risk_consent_accepted_at IS NOT NULL) FROM user_settings"))
                    .isEqualTo("UTC moderate daily f t");
            assertThat(
                            accounts.texts(
                                    "SELECT concat_ws(' ', coalesce(email, '-'), revoked_at IS NOT NULL) FROM invites ORDER BY id"))
                    .containsExactly("- f", "- t", "bob@example.com f");
            assertThat(
                            accounts.text(
                                    "SELECT count(*) FROM trades WHERE user_id = '%s'"
                                            .formatted(ann)))
                    .isEqualTo("1");
            assertThat(accounts.audited("account:" + ann)).containsExactly("account.purged {}");
            assertThat(
                            accounts.text(
                                    "SELECT count(*) FROM audit_log WHERE details::text LIKE '%example%'"))
                    .isEqualTo("0");
        }

        @Test
        void freesTheNamesAndCannotBeTakenBack() throws SQLException {
            delete(ann, "?purge=true");

            assertThat(accounts.add("ANN", "Ann@example.com")).isNotEqualTo(ann);
            assertThat(patch(ann, "{\"is_closed\": false}").problem())
                    .isEqualTo("409 /problems/conflict");
            assertThat(patch(ann, "{\"is_admin\": true}").status()).isEqualTo(409);
            assertThat(reset(ann).status()).isEqualTo(409);
        }

        @Test
        void changesNothingTheSecondTime() throws SQLException {
            accounts.execute("UPDATE users SET is_deleted = true WHERE username = 'ann'");
            var row = "SELECT users FROM users WHERE id = '%s'".formatted(ann);
            delete(ann, "?purge=true");
            var once = accounts.text(row);

            assertThat(delete(ann, "?purge=true").status()).isEqualTo(204);
            assertThat(delete(ann, "").status()).isEqualTo(204);

            assertThat(accounts.text(row)).isEqualTo(once);
            assertThat(accounts.audited("account:" + ann)).hasSize(1);
        }
    }

    @Nested
    class LastAdministrators {

        @Test
        void cannotBeDemotedClosedOrPurged() throws SQLException {
            var closed = accounts.addAdmin("closed");
            accounts.execute(
                    "UPDATE users SET is_deleted = true WHERE id = '%s'".formatted(closed));

            assertThat(patch(ada, "{\"is_admin\": false}").problem())
                    .isEqualTo("409 /problems/conflict");
            assertThat(patch(ada, "{\"is_closed\": true}").status()).isEqualTo(409);
            assertThat(delete(ada, "").status()).isEqualTo(409);
            assertThat(delete(ada, "?purge=true").status()).isEqualTo(409);
            // What they are besides may change; and of those who are closed none is needed.
            assertThat(patch(closed, "{\"is_admin\": false}").status()).isEqualTo(200);
            assertThat(delete(closed, "?purge=true").status()).isEqualTo(204);
            assertThat(patch(ada, "{\"is_editor\": true}").status()).isEqualTo(200);
            assertThat(accounts.audited("account:" + ada)).hasSize(1);
        }

        @Test
        void remainWhereTwoTakeEachOthersRoleAwayAtOnce() throws Exception {
            for (var race = 0; race < RACES; race++) {
                accounts.forgetAll();
                var one = accounts.addAdmin("one");
                var two = accounts.addAdmin("two");
                var oneToken = accounts.adminToken(one);
                var twoToken = accounts.adminToken(two);
                var ways = List.of("{\"is_admin\": false}", "{\"is_closed\": true}", "", "purge");
                try (var threads = Executors.newFixedThreadPool(2)) {
                    var way = ways.get(race % ways.size());
                    var statuses =
                            threads
                                    .invokeAll(
                                            List.<Callable<Integer>>of(
                                                    () -> end(oneToken, two, way),
                                                    () -> end(twoToken, one, way)))
                                    .stream()
                                    .map(each -> each.resultNow())
                                    .sorted()
                                    .toList();

                    assertThat(statuses.getFirst()).isBetween(200, 204);
                    assertThat(statuses.getLast()).isEqualTo(401);
                }
                assertThat(
                                accounts.text(
                                        "SELECT count(*) FROM users WHERE is_admin AND NOT is_deleted"))
                        .isEqualTo("1");
            }
        }

        @Test
        void remainWhereThreeLeaveAtOnce() throws Exception {
            var two = accounts.addAdmin("two");
            var three = accounts.addAdmin("three");
            var tokens = List.of(admin, accounts.adminToken(two), accounts.adminToken(three));
            try (var threads = Executors.newFixedThreadPool(3)) {
                var leaving =
                        List.of(ada, two, three).stream()
                                .<Callable<Integer>>map(
                                        id ->
                                                () ->
                                                        end(
                                                                tokens.get(
                                                                        List.of(ada, two, three)
                                                                                .indexOf(id)),
                                                                id,
                                                                "{\"is_admin\": false}"))
                                .toList();

                assertThat(
                                threads.invokeAll(leaving).stream()
                                        .map(each -> each.resultNow())
                                        .sorted()
                                        .toList())
                        .containsExactly(200, 200, 409);
            }
        }

        private int end(String token, UUID id, String way) {
            var path = "/v1/accounts/" + id;
            return switch (way) {
                case "" -> api.send("DELETE", path, token, null).status();
                case "purge" -> api.send("DELETE", path + "?purge=true", token, null).status();
                default -> api.send("PATCH", path, token, way).status();
            };
        }
    }

    @Nested
    class PasswordResets {

        @Test
        void areShownOnceAndGoodForADay() throws SQLException {
            var issued = reset(ann);

            assertThat(issued.status()).as(issued.body()).isEqualTo(201);
            assertThat(issued.cacheControl()).isEqualTo("no-store");
            var token = issued.text("token");
            assertThat(token).matches("uppr_[A-Za-z0-9_-]{43}");
            assertThat(
                            accounts.text(
                                    "SELECT concat_ws(' ', encode(token_hash, 'hex') = encode(sha256('%s'), 'hex'), issued_by, user_id, expires_at - issued_at) FROM password_resets"
                                            .formatted(token)))
                    .isEqualTo("t admin " + ann + " 1 day");
            assertThat(accounts.lastAudited())
                    .isEqualTo("%s password_reset.issued account:%s {}".formatted(ada, ann));
        }

        @Test
        void areNotForClosedAccounts() throws SQLException {
            delete(ann, "");

            assertThat(reset(ann).problem()).isEqualTo("409 /problems/conflict");
            assertThat(accounts.text("SELECT count(*) FROM password_resets")).isEqualTo("0");
        }
    }

    @Test
    void whoIsNoAccountIsNotFoundAndWhatIsNoIdIsNone() {
        var nobody = UUID.randomUUID();

        assertThat(patch(nobody, "{\"is_admin\": true}").problem())
                .isEqualTo("404 /problems/not-found");
        assertThat(delete(nobody, "").status()).isEqualTo(404);
        assertThat(delete(nobody, "?purge=true").status()).isEqualTo(404);
        assertThat(reset(nobody).status()).isEqualTo(404);
        for (var none : List.of("x", "00000000-0000-7000-8000-00000000000g", "%00")) {
            assertThat(api.send("PATCH", "/v1/accounts/" + none, admin, "{}").status())
                    .as(none)
                    .isEqualTo(400);
        }
    }

    @Test
    void onlyAdministratorsReachIt() throws SQLException {
        for (var token : List.of(accounts.userToken(ann), accounts.token(ann, "user", "editor"))) {
            assertThat(
                            api.send("PATCH", "/v1/accounts/" + ann, token, "{\"is_admin\": true}")
                                    .problem())
                    .isEqualTo("403 /problems/forbidden");
            assertThat(api.send("DELETE", "/v1/accounts/" + ada, token, null).status())
                    .isEqualTo(403);
            assertThat(
                            api.send("POST", "/v1/accounts/" + ada + "/password-reset", token, null)
                                    .status())
                    .isEqualTo(403);
        }
    }

    /* A token may say what it wants: the row decides. */
    @Test
    void aRoleThatTheAccountDoesNotHaveIsWorthNothing() throws SQLException {
        var forged = accounts.adminToken(ann);

        assertThat(
                        api.send("PATCH", "/v1/accounts/" + ann, forged, "{\"is_admin\": true}")
                                .status())
                .isEqualTo(401);
        assertThat(api.send("DELETE", "/v1/accounts/" + ada + "?purge=true", forged, null).status())
                .isEqualTo(401);
        for (var path : List.of("/v1/accounts", "/v1/invites", "/v1/audit", "/v1/audit/verify")) {
            assertThat(api.get(path, forged).status()).as(path).isEqualTo(401);
        }
        assertThat(api.send("POST", "/v1/invites", forged, "{}").status()).isEqualTo(401);
        assertThat(
                        api.send("POST", "/v1/accounts/" + ada + "/password-reset", forged, null)
                                .status())
                .isEqualTo(401);
        assertThat(accounts.text("SELECT is_admin FROM users WHERE username = 'ann'"))
                .isEqualTo("f");
    }

    private void giveCredentials() throws SQLException {
        accounts.execute(
                """
                INSERT INTO refresh_tokens (user_id, family_id, token_hash, issued_at, expires_at, ends_at, token_epoch)
                VALUES ('%1$s', uuidv4(), sha256('1'), '2026-11-20Z', '2036-11-20Z', '2036-11-20Z', 0);
                INSERT INTO api_keys (user_id, name, key_prefix, key_hash, scopes, issued_at)
                VALUES ('%1$s', 'a', 'uptick_', sha256('1'), ARRAY['read'], '2026-11-20Z');
                """
                        .formatted(ann));
    }

    private String revoked() throws SQLException {
        return accounts.text(
                """
                SELECT concat('refresh:', refresh_tokens.revoked_at IS NOT NULL, ' key:', api_keys.revoked_at IS NOT NULL)
                FROM refresh_tokens
                CROSS JOIN api_keys
                """);
    }

    private Api.Answer patch(UUID id, String body) {
        return api.send("PATCH", "/v1/accounts/" + id, admin, body);
    }

    private Api.Answer delete(UUID id, String query) {
        return api.send("DELETE", "/v1/accounts/" + id + query, admin, null);
    }

    private Api.Answer reset(UUID id) {
        return api.send("POST", "/v1/accounts/" + id + "/password-reset", admin, null);
    }
}
