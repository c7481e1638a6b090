package uptick.accounts.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;

import com.nimbusds.jose.util.JSONObjectUtils;
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
class ChangePasswordOverHttpTest {

    private static final String NEW = "another horse, another staple";

    private final Rows rows;
    private final AccountsServer server = AccountsServer.start();
    private final AccountsClient client = server.client();
    private UUID ann = UUID.randomUUID();

    ChangePasswordOverHttpTest(TestDatabase database) {
        rows = new Rows(database);
    }

    @BeforeEach
    void annHasAnAccount() throws SQLException {
        rows.clear();
        ann = rows.account("ann", "ann.of.the.cliffs@example.com");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void setsTheNewPasswordAndEndsEverySessionButTheNewOne() throws Exception {
        var here = client.logIn("ann", Rows.PASSWORD);
        var there = client.logIn("ann", Rows.PASSWORD);

        var changed = change(AccountsClient.token(here), Rows.PASSWORD, NEW, "token");

        assertThat(changed.statusCode()).as(changed.body()).isEqualTo(200);
        assertThat(changed.headers().firstValue("cache-control")).hasValue("no-store");
        assertThat(client.me(AccountsClient.token(changed)).statusCode()).isEqualTo(200);
        assertThat(refresh(changed).statusCode()).isEqualTo(200);
        assertThat(client.me(AccountsClient.token(here)).statusCode()).isEqualTo(401);
        assertThat(refresh(here).statusCode()).isEqualTo(401);
        assertThat(refresh(there).statusCode()).isEqualTo(401);
        assertThat(client.logIn("ann", Rows.PASSWORD).statusCode()).isEqualTo(401);
        assertThat(client.logIn("ann", NEW).statusCode()).isEqualTo(200);
        assertThat(rows.audited("account.password_changed"))
                .endsWith(ann + " account:" + ann + " {}");
    }

    @Test
    void givesTheNewSessionToThePageInItsCookie() throws Exception {
        var changed = change(client.token("ann"), Rows.PASSWORD, NEW, "cookie");

        assertThat(changed.headers().firstValue("set-cookie").orElseThrow())
                .startsWith("uptick_refresh=uprt_");
        assertThat(changed.body()).doesNotContain("refresh_token");
    }

    @Test
    void wantsThePresentPasswordAndAGoodNewOne() throws Exception {
        var token = client.token("ann");
        var before = rows.text("SELECT users::text FROM users");

        assertThat(change(token, "wrong", NEW, "token").statusCode()).isEqualTo(403);
        assertWrong("current_password", change(token, "", NEW, "token"));
        assertWrong("new_password", change(token, Rows.PASSWORD, "elevenchars", "token"));
        assertWrong("new_password", change(token, Rows.PASSWORD, "Password1234", "token"));
        assertWrong("new_password", change(token, Rows.PASSWORD, "Ann.Of.The.Cliffs", "token"));
        assertWrong("new_password", change(token, Rows.PASSWORD, "a".repeat(1025), "token"));
        assertWrong("session", change(token, Rows.PASSWORD, NEW, "jar"));
        assertThat(change("no-token", Rows.PASSWORD, NEW, "token").statusCode()).isEqualTo(401);

        assertThat(rows.text("SELECT users::text FROM users")).isEqualTo(before);
        assertThat(client.me(token).statusCode()).isEqualTo(200);
    }

    @Test
    void aStolenTokenIsGoodForTenGuessesAtThePassword() throws Exception {
        var token = client.token("ann");
        for (var guess = 0; guess < 10; guess++) {
            assertThat(change(token, "wrong", NEW, "token").statusCode()).isEqualTo(403);
        }

        var refused = change(token, Rows.PASSWORD, NEW, "token");

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(client.logIn("ann", Rows.PASSWORD).statusCode())
                .as("guesses here are no guesses there")
                .isEqualTo(200);
        server.clock().move(Duration.ofMinutes(15).minusSeconds(1));
        assertThat(change(client.token("ann"), Rows.PASSWORD, NEW, "token").statusCode())
                .isEqualTo(429);
        server.clock().move(Duration.ofSeconds(1));
        assertThat(change(client.token("ann"), Rows.PASSWORD, NEW, "token").statusCode())
                .isEqualTo(200);
    }

    private HttpResponse<String> change(
            String token, String currentPassword, String newPassword, String session)
            throws Exception {
        return client.post(
                "/v1/me/password",
                JSONObjectUtils.toJSONString(
                        Map.of(
                                "current_password",
                                currentPassword,
                                "new_password",
                                newPassword,
                                "session",
                                session)),
                "authorization",
                "Bearer " + token);
    }

    private HttpResponse<String> refresh(HttpResponse<String> from) throws Exception {
        return client.post(
                "/v1/token/refresh",
                "{\"refresh_token\": \"" + AccountsClient.text(from, "refresh_token") + "\"}");
    }

    private static void assertWrong(String field, HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body())
                .contains("\"type\":\"/problems/invalid-request\"")
                .contains("\"field\":\"" + field + "\"");
    }
}
