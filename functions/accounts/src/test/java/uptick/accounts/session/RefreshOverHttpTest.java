package uptick.accounts.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Duration;
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
class RefreshOverHttpTest {

    private static final Duration LATER = Duration.ofMinutes(1);

    private final Rows rows;
    private final AccountsServer server = AccountsServer.start();
    private final AccountsClient client = server.client();
    private UUID ann = UUID.randomUUID();

    RefreshOverHttpTest(TestDatabase database) {
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
    void givesTheNextTokensForEachTokenOfASession() throws Exception {
        var login = client.logIn("ann", Rows.PASSWORD);
        server.clock().move(LATER);

        var first = refresh(refreshToken(login));
        server.clock().move(LATER);
        var second = refresh(refreshToken(first));

        assertThat(first.statusCode()).as(first.body()).isEqualTo(200);
        assertThat(first.headers().firstValue("cache-control")).hasValue("no-store");
        assertThat(first.headers().firstValue("set-cookie")).isEmpty();
        assertThat(AccountsClient.json(first.body()))
                .containsOnlyKeys("access_token", "token_type", "expires_in", "refresh_token")
                .containsEntry("expires_in", 900L);
        assertThat(List.of(refreshToken(login), refreshToken(first), refreshToken(second)))
                .doesNotHaveDuplicates()
                .allMatch(token -> token.matches("uprt_[A-Za-z0-9_-]{43}"));
        assertThat(client.me(AccountsClient.token(second)).statusCode()).isEqualTo(200);
    }

    @Test
    void keepsNoTokenButItsHash() throws Exception {
        var token = refreshToken(client.logIn("ann", Rows.PASSWORD));

        assertThat(rows.text("SELECT token_hash = sha256('" + token + "') FROM refresh_tokens"))
                .isEqualTo("t");
    }

    @Test
    void aSecondUseAMomentLaterIsRefusedAndEndsNothing() throws Exception {
        var token = refreshToken(client.logIn("ann", Rows.PASSWORD));
        var next = refreshToken(refresh(token));
        server.clock().move(Duration.ofSeconds(10));

        var second = refresh(token);

        assertThat(second.statusCode()).isEqualTo(409);
        assertThat(second.body()).contains("\"type\":\"/problems/refresh-raced\"");
        assertThat(second.headers().firstValue("retry-after")).hasValue("1");
        assertThat(rows.audited("session.reuse_detected")).doesNotContain(ann.toString());
        assertThat(refresh(next).statusCode()).isEqualTo(200);
    }

    @Test
    void aSecondUseLaterEndsTheSessionForBothAndNoOther() throws Exception {
        var token = refreshToken(client.logIn("ann", Rows.PASSWORD));
        var other = refreshToken(client.logIn("ann", Rows.PASSWORD));
        var next = refreshToken(refresh(token));
        server.clock().move(Duration.ofSeconds(11));

        assertEnded(refresh(token));
        assertEnded(refresh(next));
        assertEnded(refresh(token));

        assertThat(refresh(other).statusCode()).isEqualTo(200);
        assertThat(rows.audited("session.reuse_detected"))
                .containsOnlyOnce("anonymous account:" + ann);
        assertThat(rows.text("SELECT audit_verify()")).isNull();
    }

    @Test
    void endsAfterAFortnightUnused() throws Exception {
        var kept = refreshToken(client.logIn("ann", Rows.PASSWORD));
        var left = refreshToken(client.logIn("ann", Rows.PASSWORD));

        server.clock().move(Duration.ofDays(14).minusSeconds(1));
        assertThat(refresh(kept).statusCode()).isEqualTo(200);
        server.clock().move(Duration.ofSeconds(1));

        assertEnded(refresh(left));
    }

    @Test
    void endsAfterNinetyDaysHoweverOftenItIsUsed() throws Exception {
        var token = refreshToken(client.logIn("ann", Rows.PASSWORD));
        for (var tenDays = 0; tenDays < 8; tenDays++) {
            server.clock().move(Duration.ofDays(10));
            token = refreshToken(refresh(token));
        }
        server.clock().move(Duration.ofDays(10).minusSeconds(1));
        token = refreshToken(refresh(token));

        server.clock().move(Duration.ofSeconds(1));
        assertEnded(refresh(token));
    }

    @Test
    void endsWithTheAccountAndWithItsEpoch() throws Exception {
        for (var change : List.of("is_deleted = true", "token_epoch = token_epoch + 1")) {
            var token = refreshToken(client.logIn("ann", Rows.PASSWORD));
            rows.execute("UPDATE users SET " + change);

            assertEnded(refresh(token));

            rows.execute("UPDATE users SET is_deleted = false");
        }
    }

    @Test
    void carriesRolesAndTierAsTheyAreNow() throws Exception {
        var token = refreshToken(client.logIn("ann", Rows.PASSWORD));
        rows.execute("UPDATE users SET is_editor = true, tier = 'premium'");

        var next = client.me(AccountsClient.token(refresh(token)));

        assertThat(next.body()).contains("\"editor\"").contains("\"tier\":\"premium\"");
    }

    @Test
    void refusesWhatIsNoRefreshTokenInOneWay() throws Exception {
        var access = client.token("ann");
        var ended = refresh("uprt_" + "A".repeat(43));

        assertEnded(ended);
        for (var wrong : List.of("x", "uprt_", "' OR 1=1 --")) {
            var answer = refresh(wrong);
            assertThat(answer.statusCode()).as(wrong).isEqualTo(401);
            assertThat(answer.body()).isEqualTo(ended.body());
        }
        assertThat(client.post("/v1/token/refresh", "{}").body()).isEqualTo(ended.body());
        assertThat(client.postNothing("/v1/token/refresh", "x", "y").body())
                .isEqualTo(ended.body());
        assertThat(client.me(refreshToken(client.logIn("ann", Rows.PASSWORD))).statusCode())
                .as("a refresh token is no access token")
                .isEqualTo(401);
        assertThat(refresh(access).statusCode()).as("nor the other way").isIn(400, 401);
        for (var unreadable : List.of("x".repeat(256), "\\u0000", "\\ud800")) {
            assertThat(refresh(unreadable).statusCode()).isEqualTo(400);
        }
    }

    private HttpResponse<String> refresh(String token) throws Exception {
        return client.post("/v1/token/refresh", "{\"refresh_token\": \"" + token + "\"}");
    }

    private static String refreshToken(HttpResponse<String> answer) {
        return AccountsClient.text(answer, "refresh_token");
    }

    private static void assertEnded(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(401);
        assertThat(answer.body()).contains("\"type\":\"/problems/unauthenticated\"");
    }
}
