package uptick.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import uptick.testing.database.TestDatabase;
import uptick.testing.database.WithDatabase;
import uptick.testing.token.TestTokens;

@WithDatabase
@SignsTestTokens
@MicronautTest(transactional = false)
@Property(name = "uptick.transaction.assume-role", value = "true")
class SecretsInLogsTest {

    private final AccountsClient client;
    private final Rows rows;
    private final LogLines log = new LogLines();
    private UUID ann = UUID.randomUUID();

    SecretsInLogsTest(EmbeddedServer server, TestDatabase database) {
        client = new AccountsClient(server);
        rows = new Rows(database);
    }

    @BeforeEach
    void annHasAnAccount() throws SQLException {
        ann = rows.account("ann", null);
    }

    @AfterEach
    void stopListening() throws SQLException {
        log.close();
        rows.clear();
    }

    @Test
    void noPasswordHashTokenOrKeyIsLogged() throws Exception {
        var token = client.token("ann");
        client.me(token);
        client.me(token + "x");
        client.logIn("ann", "canary-wrong-password");
        client.logIn("canary-unknown-name", Rows.PASSWORD);
        client.post("{\"login\": \"ann\", \"password\": \"canary-broken-json");
        client.post("{\"login\": [\"ann\"], \"password\": {\"canary-in-an-object\": 1}}");
        client.logIn("ann", "canary-too-long" + "x".repeat(1024));

        assertThat(log.lines()).anyMatch(line -> line.startsWith("DEBUG Access token refused"));
        assertThat(log.text())
                .doesNotContain("canary")
                .doesNotContain(Rows.PASSWORD)
                .doesNotContain("$argon2id$")
                .doesNotContain(token)
                .doesNotContain(token.substring(token.lastIndexOf('.') + 1))
                .doesNotContain(TestTokens.signingKey().getPrivateExponent().toString());
    }

    @Test
    void noRefreshTokenResetTokenInviteOrNewPasswordIsLogged() throws Exception {
        rows.execute(
                "INSERT INTO invites (token_hash, issued_at, expires_at) VALUES (sha256('canary-invite'), now(), now() + interval '1 day')");
        var login = client.logIn("ann", Rows.PASSWORD);
        var refresh = AccountsClient.text(login, "refresh_token");
        for (var body :
                List.of(
                        "{\"refresh_token\": \"" + refresh + "\"}",
                        "{\"refresh_token\": \"" + refresh + "\"}",
                        "{\"refresh_token\": \"canary-unknown\"}",
                        "{\"refresh_token\": {\"canary-in-an-object\": 1}}",
                        "{\"refresh_token\": \"canary-broken-json",
                        "{\"refresh_token\": \"canary" + "x".repeat(300) + "\"}")) {
            client.post("/v1/token/refresh", body);
            client.postNothing(
                    "/v1/token/refresh",
                    "cookie",
                    "uptick_refresh=" + refresh,
                    "x-requested-with",
                    "uptick");
            client.post("/v1/logout", body);
        }
        for (var body :
                List.of(
                        "{\"username\": \"bob\", \"password\": \"canary-too\"}",
                        "{\"username\": \"bob\", \"password\": \"canary-new-password\", \"invite\": \"canary-no-invite\"}",
                        "{\"username\": \"bob\", \"password\": \"canary-new-password\", \"invite\": \"canary-invite\"}",
                        "{\"username\": \"bob\", \"password\": [\"canary-new-password\"]}")) {
            client.post("/v1/accounts", body);
        }
        for (var body :
                List.of(
                        "{\"token\": \"canary-token\", \"new_password\": \"canary-new-password\"}",
                        "{\"token\": [\"canary-token\"], \"new_password\": {\"canary\": 1}}",
                        "{\"token\": \"canary-token")) {
            client.post("/v1/password-resets/confirm", body);
        }
        for (var body :
                List.of(
                        "{\"current_password\": \"canary-wrong\", \"new_password\": \"canary-new-password\"}",
                        "{\"current_password\": \""
                                + Rows.PASSWORD
                                + "\", \"new_password\": \"canary\"}",
                        "{\"current_password\": \""
                                + Rows.PASSWORD
                                + "\", \"new_password\": \"canary-new-password\"}")) {
            client.post("/v1/me/password", body, "authorization", "Bearer " + client.token("ann"));
        }

        assertThat(log.text())
                .doesNotContain("canary")
                .doesNotContain(Rows.PASSWORD)
                .doesNotContain("uprt_")
                .doesNotContain("$argon2id$");
        assertThat(rows.text("SELECT string_agg(audit_log::text, ' ') FROM audit_log"))
                .contains("account.password_changed")
                .contains("account.registered")
                .doesNotContain("canary")
                .doesNotContain("uprt_");
    }

    @Test
    void aHashThatCannotBeReadIsReportedWithoutTheHash() throws Exception {
        for (var broken :
                new String[] {
                    "canary",
                    "",
                    "$",
                    "$2",
                    "$2b$canary",
                    "$2b$05$canary-canary-canary-canary-canary-canary-canary-canary-",
                    "$argon2id$v=19$m=canary,t=2,p=1$c29tZXNhbHQ$Y2FuYXJ5",
                    "$argon2id$v=19$m=19456,t=2,p=0$c29tZXNhbHQ$Y2FuYXJ5",
                    "$argon2id$v=19$m=19456,t=2$c29tZXNhbHQ$Y2FuYXJ5",
                    "$argon2canary$v=19$m=19456,t=2,p=1$c29tZXNhbHQ$Y2FuYXJ5",
                    "$argon2id$v=19$m=99999999,t=2,p=1$c29tZXNhbHQ$Y2FuYXJ5",
                    "$argon2id$v=19$m=19456,t=2,p=1$c$Y2FuYXJ5"
                }) {
            rows.execute(
                    "UPDATE users SET password_hash = '"
                            + broken
                            + "'; DELETE FROM login_throttles");

            assertThat(client.logIn("ann", Rows.PASSWORD).statusCode()).as(broken).isEqualTo(401);
        }

        assertThat(log.lines())
                .filteredOn(line -> line.startsWith("ERROR"))
                .hasSize(12)
                .allMatch(line -> line.contains(ann.toString()));
        assertThat(log.text()).doesNotContain("canary").doesNotContain("Y2FuYXJ5");
    }

    @Test
    void aRowThatTheDatabaseRefusesIsNotRepeated() throws Exception {
        rows.execute("ALTER TABLE users ADD CONSTRAINT ck_users_trap CHECK (last_login IS NULL)");

        var response = client.logIn("ann", Rows.PASSWORD);

        rows.execute("ALTER TABLE users DROP CONSTRAINT ck_users_trap");
        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(response.body()).doesNotContain("ck_users_trap");
        assertThat(log.text()).contains("ck_users_trap").doesNotContain("$argon2id$");
    }
}
