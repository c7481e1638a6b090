package uptick.accounts.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

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
class ThrottleOverHttpTest {

    private static final int PER_ACCOUNT = 10;

    private final Rows rows;
    private final AccountsServer server =
            AccountsServer.start("uptick.accounts.throttle.per-address", 25);
    private final AccountsClient client = server.client();

    ThrottleOverHttpTest(TestDatabase database) {
        rows = new Rows(database);
    }

    @BeforeEach
    void annHasAnAccount() throws SQLException {
        rows.clear();
        rows.account("ann", null);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void refusesTheEleventhAttemptAtANameWhetherItIsAnybodysOrNot() throws Exception {
        fail("ann", PER_ACCOUNT);
        fail("nobody", PER_ACCOUNT);
        server.clock().move(Duration.ofMinutes(1));

        var known = client.logIn("ann", Rows.PASSWORD);
        var unknown = client.logIn("nobody", Rows.PASSWORD);

        assertThat(known.statusCode()).isEqualTo(429);
        assertThat(known.headers().firstValue("retry-after")).hasValue("840");
        assertThat(known.body())
                .contains("\"type\":\"/problems/too-many-attempts\"")
                .contains("\"retry_after_seconds\":840");
        assertThat(unknown.statusCode()).isEqualTo(429);
        assertThat(unknown.body()).isEqualTo(known.body());
    }

    @Test
    void countsANameHoweverItIsWritten() throws Exception {
        for (var name : List.of("ann", "ANN", " Ann ", "\tann\n", "aNN")) {
            fail(name, 2);
        }

        assertThat(client.logIn("ann", Rows.PASSWORD).statusCode()).isEqualTo(429);
    }

    @Test
    void endsWithItsWindowHoweverManyAttemptsFollow() throws Exception {
        fail("ann", PER_ACCOUNT);
        for (var minute = 1; minute < 15; minute++) {
            server.clock().move(Duration.ofMinutes(1));
            assertThat(client.logIn("ann", Rows.PASSWORD).statusCode()).isEqualTo(429);
        }

        server.clock().move(Duration.ofMinutes(1));

        assertThat(client.logIn("ann", Rows.PASSWORD).statusCode()).isEqualTo(200);
    }

    @Test
    void leavesAloneWhoIsLoggedIn() throws Exception {
        var login = client.logIn("ann", Rows.PASSWORD);
        fail("ann", PER_ACCOUNT);

        assertThat(client.logIn("ann", Rows.PASSWORD).statusCode()).isEqualTo(429);
        assertThat(client.me(AccountsClient.token(login)).statusCode()).isEqualTo(200);
        assertThat(
                        client.post(
                                        "/v1/token/refresh",
                                        "{\"refresh_token\": \""
                                                + AccountsClient.text(login, "refresh_token")
                                                + "\"}")
                                .statusCode())
                .isEqualTo(200);
    }

    @Test
    void forgetsTheAttemptsAtANameWithALoginThatSucceeds() throws Exception {
        fail("ann", PER_ACCOUNT - 1);
        assertThat(client.logIn("ann", Rows.PASSWORD).statusCode()).isEqualTo(200);

        fail("ann", PER_ACCOUNT);
    }

    @Test
    void refusesAnAddressThatTriesManyNamesAndSparesTheNames() throws Exception {
        for (var name = 0; name < 25; name++) {
            fail("name" + name, 1);
        }

        for (var again = 0; again < PER_ACCOUNT; again++) {
            assertThat(client.logIn("ann", "wrong").statusCode()).isEqualTo(429);
        }

        rows.execute("DELETE FROM login_throttles WHERE kind = 'address'");
        assertThat(client.logIn("ann", Rows.PASSWORD).statusCode())
                .as("what the address was refused was no attempt at the name")
                .isEqualTo(200);
    }

    @Test
    void leavesOneRowOfAWindowInTheAuditChainAndNoName() throws Exception {
        fail("ann", PER_ACCOUNT);
        var before = rows.audited("attempts.throttled");
        for (var again = 0; again < 3; again++) {
            client.logIn("ann", "wrong");
        }

        var added = rows.audited("attempts.throttled").substring(before.length());

        assertThat(added)
                .matches(";?anonymous account:[0-9a-f]{16} \\{\"attempt\": \"login\"}")
                .doesNotContain("ann ");
        assertThat(rows.text("SELECT audit_verify()")).isNull();
    }

    @Test
    void worksOutNoHashForWhatItRefuses() throws Exception {
        fail("ann", PER_ACCOUNT);
        var failures = rows.audited("account.login_failed");

        client.logIn("ann", "wrong");

        assertThat(rows.audited("account.login_failed")).isEqualTo(failures);
    }

    private void fail(String name, int times) throws Exception {
        for (var time = 0; time < times; time++) {
            HttpResponse<String> answer = client.logIn(name, "wrong");
            assertThat(answer.statusCode()).as(name + " " + time).isEqualTo(401);
        }
    }
}
