package uptick.accounts.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import com.nimbusds.jose.util.JSONObjectUtils;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import uptick.accounts.AccountsClient;
import uptick.accounts.AccountsServer;
import uptick.accounts.Rows;
import uptick.accounts.SignsTestTokens;
import uptick.testing.database.TestDatabase;
import uptick.testing.database.WithDatabase;

@WithDatabase
@SignsTestTokens
class RegistrationOverHttpTest {

    private final Rows rows;
    private AccountsServer server = AccountsServer.start("uptick.accounts.registration", "open");

    RegistrationOverHttpTest(TestDatabase database) {
        rows = new Rows(database);
    }

    @BeforeEach
    void nobodyHasAnAccount() throws SQLException {
        rows.clear();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void makesAnAccountWithItsSettings() throws Exception {
        var answer =
                register("username", "Ann", "email", "ann@example.com", "time_zone", "Asia/Tokyo");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        assertThat(answer.headers().firstValue("location")).hasValue("/v1/me");
        var id = rows.text("SELECT id FROM users");
        assertThat(AccountsClient.json(answer.body()))
                .containsEntry("id", id)
                .containsEntry("username", "Ann")
                .containsEntry("email", "ann@example.com")
                .containsEntry("roles", List.of("user"))
                .containsEntry("tier", "free");
        assertThat(answer.body()).doesNotContain("$argon2id$").doesNotContain(Rows.PASSWORD);
        assertThat(
                        rows.text(
                                "SELECT concat_ws(' ', is_admin, is_editor, is_verified, time_zone, preferred_profile) FROM users JOIN user_settings ON user_id = users.id"))
                .isEqualTo("f f f Asia/Tokyo moderate");
        assertThat(rows.audited("account.registered")).endsWith(id + " account:" + id + " {}");
        assertThat(rows.text("SELECT audit_verify()")).isNull();
        var token = client().token("ann@example.com");
        assertThat(client().me(token).body()).contains(String.valueOf(id));
    }

    @Test
    void takesEitherNameAlone() throws Exception {
        assertThat(register("username", "ann").statusCode()).isEqualTo(201);
        assertThat(register("email", "bob@example.com").statusCode()).isEqualTo(201);

        assertThat(rows.text("SELECT string_agg(time_zone, ' ') FROM user_settings"))
                .isEqualTo("UTC UTC");
    }

    @Test
    void namesTheFieldThatIsWrong() throws Exception {
        assertWrong("email", register());
        assertWrong("email", register("email", "ann"));
        assertWrong("email", register("email", "ann@example.com\r\nBcc: bob@example.com"));
        assertWrong("username", register("username", "ann@example.com"));
        assertWrong("username", register("username", "an\u202en"));
        assertWrong("username", register("username", ""));
        assertWrong("username", register("username", "an\0n"));
        assertWrong("time_zone", register("username", "ann", "time_zone", "Mars/Olympus"));
        assertWrong("password", register("username", "ann", "password", "elevenchars"));
        assertWrong("password", register("username", "ann", "password", "password1234"));
        assertWrong(
                "password",
                register("username", "ann-of-the-cliffs", "password", "Ann-Of-The-Cliffs"));
        assertWrong("password", client().post("/v1/accounts", "{\"username\": \"ann\"}"));
        assertThat(rows.text("SELECT count(*) FROM users")).isEqualTo("0");
    }

    @Test
    void saysThatANameIsTakenInWhateverCase() throws Exception {
        register("username", "ann", "email", "ann@example.com");

        var username = register("username", "ANN");
        var email = register("email", "Ann@Example.com");

        assertThat(username.statusCode()).isEqualTo(409);
        assertThat(username.body())
                .contains("\"type\":\"/problems/name-taken\"")
                .contains("\"field\":\"username\"");
        assertThat(email.statusCode()).isEqualTo(409);
        assertThat(email.body()).contains("\"field\":\"email\"");
        assertThat(rows.text("SELECT count(*) FROM users")).isEqualTo("1");
    }

    @Test
    void letsNobodyTryNamesWithoutEnd() throws Exception {
        server.close();
        server =
                AccountsServer.start(
                        "uptick.accounts.registration",
                        "open",
                        "uptick.accounts.throttle.per-address",
                        3);
        for (var name : List.of("a", "b", "c")) {
            assertThat(register("username", name).statusCode()).isEqualTo(201);
        }

        var refused = register("username", "a");

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValue("retry-after")).hasValue("900");
        assertThat(client().logIn("a", Rows.PASSWORD).statusCode()).isEqualTo(200);
    }

    @Test
    void letsNobodyInWhereRegistrationIsClosed() throws Exception {
        server.close();
        server = AccountsServer.start("uptick.accounts.registration", "closed");

        var answer = register("username", "ann", "invite", invite(null, "free", false));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("\"type\":\"/problems/registration-closed\"");
    }

    @Test
    void isByInvitationUnlessTheOperatorSaysElse() throws Exception {
        server.close();
        server = AccountsServer.start();
        var token = invite(null, "premium", true);

        assertNotInvited(register("username", "ann"));
        assertNotInvited(register("username", "ann", "invite", "x"));
        var made = register("username", "ann", "invite", token);
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        assertNotInvited(register("username", "bob", "invite", token));

        assertThat(
                        rows.text(
                                "SELECT concat_ws(' ', username, users.tier, users.is_editor, is_admin, is_verified, used_by = users.id) FROM users JOIN invites ON used_at IS NOT NULL"))
                .isEqualTo("ann premium t f f t");
        assertThat(made.body()).contains("\"editor\"").contains("premium");
        assertThat(rows.audited("account.registered"))
                .endsWith("{\"invite\": \"" + rows.text("SELECT id FROM invites") + "\"}");
    }

    @Test
    void anInvitationForAnAddressIsForAnAccountOfThatAddress() throws Exception {
        var token = invite("Ann@example.com", "free", false);

        assertNotInvited(register("username", "bob", "invite", token));
        assertNotInvited(register("email", "bob@example.com", "invite", token));
        assertThat(register("email", "ann@EXAMPLE.com", "invite", token).statusCode())
                .isEqualTo(201);

        assertThat(rows.text("SELECT is_verified FROM users")).isEqualTo("t");
    }

    @Test
    void neitherAnExpiredNorAWithdrawnInvitationCounts() throws Exception {
        for (var end :
                List.of(
                        "expires_at = '2026-11-27T08:00:00Z'",
                        "revoked_at = '2026-11-27T07:59:00Z'")) {
            var token = invite(null, "free", false);
            rows.execute("UPDATE invites SET " + end);

            assertNotInvited(register("username", "ann", "invite", token));
        }
        assertThat(rows.text("SELECT count(*) FROM users")).isEqualTo("0");
    }

    @Test
    void ofManyThatTakeANameAtOnceOneGetsIt() throws Exception {
        var answers = atOnce(List.of("ann", "Ann", "ANN", "aNN", "ann", "Ann"), "username", null);

        assertThat(answers).containsOnlyOnce(201).containsOnly(201, 409);
        assertThat(rows.text("SELECT count(*) FROM users")).isEqualTo("1");
        assertThat(rows.text("SELECT count(*) FROM user_settings")).isEqualTo("1");
    }

    @Test
    void ofManyThatUseAnInvitationAtOnceOneDoes() throws Exception {
        var token = invite(null, "free", false);

        var answers = atOnce(List.of("a", "b", "c", "d", "e", "f"), "username", token);

        assertThat(answers).containsOnlyOnce(201).containsOnly(201, 403);
        assertThat(rows.text("SELECT count(*) FROM users")).isEqualTo("1");
    }

    private List<Integer> atOnce(List<String> names, String field, @Nullable String invite)
            throws Exception {
        var ready = new CountDownLatch(names.size());
        var registrations = new ArrayList<Callable<Integer>>();
        for (var name : names) {
            registrations.add(
                    () -> {
                        ready.countDown();
                        ready.await();
                        return invite == null
                                ? register(field, name).statusCode()
                                : register(field, name, "invite", invite).statusCode();
                    });
        }
        var answers = new ArrayList<Integer>();
        try (var threads = Executors.newFixedThreadPool(names.size())) {
            for (var answer : threads.invokeAll(registrations, 60, TimeUnit.SECONDS)) {
                answers.add(answer.get());
            }
        }
        return answers;
    }

    /* Names and values in turns; the password is that of Rows unless given. */
    private HttpResponse<String> register(String... members) throws Exception {
        var body = new HashMap<String, Object>(Map.of("password", Rows.PASSWORD));
        for (var index = 0; index < members.length; index += 2) {
            body.put(members[index], members[index + 1]);
        }
        return client().post("/v1/accounts", JSONObjectUtils.toJSONString(body));
    }

    private AccountsClient client() {
        return server.client();
    }

    private String invite(@Nullable String email, String tier, boolean isEditor)
            throws SQLException {
        var token = "an-invitation-" + UUID.randomUUID();
        rows.execute(
                "INSERT INTO invites (token_hash, email, tier, is_editor, issued_at, expires_at) VALUES (sha256('%s'), %s, '%s', %s, '2026-11-26T08:00:00Z', '2026-11-28T08:00:00Z')"
                        .formatted(
                                token, email == null ? "NULL" : "'" + email + "'", tier, isEditor));
        return token;
    }

    private static void assertNotInvited(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(403);
        assertThat(answer.body()).contains("\"type\":\"/problems/invite-required\"");
    }

    private static void assertWrong(String field, HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body())
                .contains("\"type\":\"/problems/invalid-request\"")
                .contains("\"field\":\"" + field + "\"");
    }
}
