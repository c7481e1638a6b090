package uptick.accounts.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

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
class LogOutOverHttpTest {

    private final Rows rows;
    private final AccountsServer server = AccountsServer.start();
    private final AccountsClient client = server.client();
    private UUID ann = UUID.randomUUID();

    LogOutOverHttpTest(TestDatabase database) {
        rows = new Rows(database);
    }

    @BeforeEach
    void annHasAnAccount() throws SQLException {
        rows.clear();
        ann = rows.account("ann", null);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aLogoutEndsItsSessionByAnyTokenOfItAndNoOther() throws Exception {
        var first = client.logIn("ann", Rows.PASSWORD);
        var other = client.logIn("ann", Rows.PASSWORD);
        var next = refresh(first);

        var answer = logOut(first);

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(answer.headers().firstValue("set-cookie")).isEmpty();
        assertThat(refresh(next).statusCode()).isEqualTo(401);
        assertThat(refresh(other).statusCode()).isEqualTo(200);
        assertThat(rows.audited("account.logged_out")).containsOnlyOnce(ann + " account:" + ann);
    }

    @Test
    void aLogoutWithATokenThatIsNoneSaysNothing() throws Exception {
        var login = client.logIn("ann", Rows.PASSWORD);
        logOut(login);

        assertThat(logOut(login).statusCode()).isEqualTo(204);
        assertThat(client.post("/v1/logout", "{\"refresh_token\": \"x\"}").statusCode())
                .isEqualTo(204);
        assertThat(client.post("/v1/logout", "{}").statusCode()).isEqualTo(204);
        assertThat(client.postNothing("/v1/logout", "x", "y").statusCode()).isEqualTo(204);
        assertThat(rows.audited("account.logged_out")).containsOnlyOnce(ann + " account:" + ann);
    }

    @Test
    void aLogoutEverywhereEndsEverySessionAndEveryAccessTokenOfThatUserAlone() throws Exception {
        var bob = rows.account("bob", null);
        var here = client.logIn("ann", Rows.PASSWORD);
        var there = client.logIn("ann", Rows.PASSWORD);
        var bobs = client.logIn("bob", Rows.PASSWORD);

        var answer =
                client.postNothing(
                        "/v1/logout-everywhere",
                        "authorization",
                        "Bearer " + AccountsClient.token(here));

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(answer.headers().firstValue("set-cookie").orElseThrow())
                .startsWith("uptick_refresh=; Max-Age=0;");
        for (var ended : List.of(here, there)) {
            assertThat(refresh(ended).statusCode()).isEqualTo(401);
            assertThat(client.me(AccountsClient.token(ended)).statusCode()).isEqualTo(401);
        }
        assertThat(client.me(AccountsClient.token(bobs)).body()).contains(bob.toString());
        assertThat(refresh(bobs).statusCode()).isEqualTo(200);
        assertThat(client.me(client.token("ann")).statusCode()).isEqualTo(200);
        assertThat(rows.audited("account.logged_out_everywhere"))
                .isEqualTo(ann + " account:" + ann + " {}");
        assertThat(rows.text("SELECT audit_verify()")).isNull();
    }

    @Test
    void nobodyElseLogsAnybodyOutEverywhere() throws Exception {
        client.logIn("ann", Rows.PASSWORD);

        assertThat(client.postNothing("/v1/logout-everywhere", "x", "y").statusCode())
                .isEqualTo(401);
        assertThat(rows.text("SELECT count(*) FROM refresh_tokens WHERE revoked_at IS NULL"))
                .isEqualTo("1");
    }

    private HttpResponse<String> refresh(HttpResponse<String> from) throws Exception {
        return client.post("/v1/token/refresh", tokenOf(from));
    }

    private HttpResponse<String> logOut(HttpResponse<String> from) throws Exception {
        return client.post("/v1/logout", tokenOf(from));
    }

    private static String tokenOf(HttpResponse<String> from) {
        return "{\"refresh_token\": \"" + AccountsClient.text(from, "refresh_token") + "\"}";
    }
}
