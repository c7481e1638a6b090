package uptick.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;

import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import uptick.testing.database.TestDatabase;
import uptick.testing.database.WithDatabase;
import uptick.testing.token.TrustsTestTokens;

@WithDatabase
@TrustsTestTokens
@MicronautTest(transactional = false)
@Property(name = "uptick.transaction.assume-role", value = "true")
class IssuedSecretsInLogsTest {

    private final Api api;
    private final Accounts accounts;
    private final LogLines log = new LogLines();

    IssuedSecretsInLogsTest(EmbeddedServer server, TestDatabase database) {
        api = new Api(server);
        accounts = new Accounts(database);
    }

    @AfterEach
    void stopListening() throws SQLException {
        log.close();
        accounts.forgetAll();
    }

    @Test
    void noSecretThatIsHandedOutOrSentStandsInLogOrRow() throws SQLException {
        var ada = accounts.addAdmin("ada");
        var token = accounts.adminToken(ada);
        var secrets =
                List.of(
                        api.send(
                                        "POST",
                                        "/v1/me/api-keys",
                                        token,
                                        "{\"name\": \"a\", \"scopes\": [\"read\"]}")
                                .text("key"),
                        api.send("POST", "/v1/invites", token, "{}").text("token"),
                        api.send("POST", "/v1/accounts/" + ada + "/password-reset", token, null)
                                .text("token"));

        for (var body :
                List.of(
                        "{\"current_password\": \"canary-wrong\", \"username\": \"x\"}",
                        "{\"current_password\": \"%s\", \"username\": \"@canary\"}"
                                .formatted(Rows.PASSWORD),
                        "{\"current_password\": [\"canary-list\"]}",
                        "{\"current_password\": \"canary-cut",
                        "{\"current_password\": \"canary-long%s\"}".formatted("x".repeat(1024)))) {
            assertThat(api.send("PATCH", "/v1/me", token, body).body()).doesNotContain("canary");
        }
        for (var body :
                List.of("{\"password\": \"canary-wrong\"}", "{\"password\": {\"canary\": 1}}")) {
            assertThat(api.send("DELETE", "/v1/me", token, body).body()).doesNotContain("canary");
        }

        assertThat(log.text()).doesNotContain("canary").doesNotContain(Rows.PASSWORD);
        for (var secret : secrets) {
            assertThat(log.text()).doesNotContain(secret);
            for (var table : List.of("api_keys", "invites", "password_resets", "audit_log")) {
                assertThat(accounts.texts("SELECT %1$s::text FROM %1$s".formatted(table)))
                        .isNotEmpty()
                        .noneMatch(row -> row.contains(secret));
            }
        }
    }
}
