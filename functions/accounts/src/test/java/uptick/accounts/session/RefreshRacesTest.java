package uptick.accounts.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import uptick.accounts.AccountsClient;
import uptick.accounts.AccountsServer;
import uptick.accounts.Rows;
import uptick.accounts.SignsTestTokens;
import uptick.testing.database.TestDatabase;
import uptick.testing.database.WithDatabase;

/// Many uses of one token at once, of 20 sessions, of 200 with `-Duptick.full=true`.
@WithDatabase
@SignsTestTokens
class RefreshRacesTest {

    private static final int SESSIONS = Boolean.getBoolean("uptick.full") ? 200 : 20;
    private static final int USES = 20;

    private final Rows rows;
    private final AccountsServer server =
            AccountsServer.start(
                    "datasources.default.maximum-pool-size", 8,
                    "uptick.accounts.throttle.per-address", 1000);
    private final AccountsClient client = server.client();
    private final ExecutorService threads = Executors.newFixedThreadPool(USES);

    RefreshRacesTest(TestDatabase database) {
        rows = new Rows(database);
    }

    @BeforeEach
    void annHasAnAccount() throws SQLException {
        rows.clear();
        rows.account("ann", null);
    }

    @AfterEach
    void stop() {
        threads.shutdownNow();
        server.close();
    }

    @Test
    void oneOfManyUsesAtOnceWinsAndTheOthersEndNothing() throws Exception {
        for (var session = 0; session < SESSIONS; session++) {
            var token = refreshToken(client.logIn("ann", Rows.PASSWORD));

            var answers = atOnce(USES, () -> refresh(token));

            assertThat(answers.stream().map(HttpResponse::statusCode))
                    .containsOnlyOnce(200)
                    .containsOnly(200, 409);
            var winner = answers.stream().filter(each -> each.statusCode() == 200).findFirst();
            assertThat(refresh(refreshToken(winner.orElseThrow())).statusCode()).isEqualTo(200);
        }
        assertThat(
                        rows.text(
                                "SELECT concat_ws(' ', count(*), count(DISTINCT family_id), count(used_at), count(revoked_at)) FROM refresh_tokens"))
                .isEqualTo(3 * SESSIONS + " " + SESSIONS + " " + 2 * SESSIONS + " 0");
    }

    @Test
    void ofManyUsesAtOnceOfAStolenTokenNoneWinsAndTheSessionEndsOnce() throws Exception {
        for (var session = 0; session < SESSIONS; session++) {
            var token = refreshToken(client.logIn("ann", Rows.PASSWORD));
            var next = refreshToken(refresh(token));
            server.clock().move(Duration.ofSeconds(11));

            assertThat(atOnce(USES, () -> refresh(token)))
                    .allMatch(answer -> answer.statusCode() == 401);

            assertThat(refresh(next).statusCode()).isEqualTo(401);
        }
        assertThat(rows.audited("session.reuse_detected").split(";")).hasSize(SESSIONS);
        assertThat(rows.text("SELECT audit_verify()")).isNull();
    }

    @Test
    void aRefreshThatRunsBesideALogoutLeavesNoSessionBehind() throws Exception {
        for (var session = 0; session < SESSIONS; session++) {
            var token = refreshToken(client.logIn("ann", Rows.PASSWORD));
            var both = new ArrayList<Callable<HttpResponse<String>>>();
            both.add(() -> refresh(token));
            both.add(() -> client.post("/v1/logout", "{\"refresh_token\": \"" + token + "\"}"));

            var answers = atOnce(both);

            assertThat(answers).anyMatch(answer -> answer.statusCode() == 204);
            for (var answer : answers) {
                if (answer.statusCode() == 200) {
                    assertThat(refresh(refreshToken(answer)).statusCode()).isEqualTo(401);
                }
            }
        }
        assertThat(rows.text("SELECT count(*) FROM refresh_tokens WHERE revoked_at IS NULL"))
                .isEqualTo("0");
    }

    @Test
    void aRefreshThatRunsBesideALogoutEverywhereLeavesNoSessionBehind() throws Exception {
        for (var session = 0; session < SESSIONS; session++) {
            var login = client.logIn("ann", Rows.PASSWORD);
            var both = new ArrayList<Callable<HttpResponse<String>>>();
            both.add(() -> refresh(refreshToken(login)));
            both.add(
                    () ->
                            client.postNothing(
                                    "/v1/logout-everywhere",
                                    "authorization",
                                    "Bearer " + AccountsClient.token(login)));

            for (var answer : atOnce(both)) {
                if (answer.statusCode() == 200) {
                    assertThat(refresh(refreshToken(answer)).statusCode()).isEqualTo(401);
                    assertThat(client.me(AccountsClient.token(answer)).statusCode()).isEqualTo(401);
                }
            }
        }
        assertThat(rows.text("SELECT count(*) FROM refresh_tokens WHERE revoked_at IS NULL"))
                .isEqualTo("0");
    }

    private List<HttpResponse<String>> atOnce(int times, Callable<HttpResponse<String>> use)
            throws Exception {
        var uses = new ArrayList<Callable<HttpResponse<String>>>();
        for (var count = 0; count < times; count++) {
            uses.add(use);
        }
        return atOnce(uses);
    }

    private List<HttpResponse<String>> atOnce(List<Callable<HttpResponse<String>>> uses)
            throws Exception {
        var ready = new CountDownLatch(uses.size());
        var waiting = new ArrayList<Callable<HttpResponse<String>>>();
        for (var use : uses) {
            waiting.add(
                    () -> {
                        ready.countDown();
                        ready.await();
                        return use.call();
                    });
        }
        var answers = new ArrayList<HttpResponse<String>>();
        for (var answer : threads.invokeAll(waiting, 60, TimeUnit.SECONDS)) {
            answers.add(answer.get());
        }
        return answers;
    }

    private HttpResponse<String> refresh(String token) throws Exception {
        return client.post("/v1/token/refresh", "{\"refresh_token\": \"" + token + "\"}");
    }

    private static String refreshToken(HttpResponse<String> answer) {
        return AccountsClient.text(answer, "refresh_token");
    }
}
