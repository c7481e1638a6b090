package uptick.accounts.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import uptick.accounts.AccountsClient;
import uptick.accounts.Rows;
import uptick.accounts.SignsTestTokens;
import uptick.testing.database.TestDatabase;
import uptick.testing.database.WithDatabase;

@WithDatabase
@SignsTestTokens
class ManyLoginsTest {

    private static final int AT_ONCE = 16;

    private final Rows rows;

    ManyLoginsTest(TestDatabase database) {
        rows = new Rows(database);
    }

    @BeforeEach
    void annHasAnAccount() throws SQLException {
        rows.clear();
        rows.account("ann", null);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void manyAtOnceAllSucceedOnASmallPool(int connections) throws Exception {
        var before = Integer.parseInt(String.valueOf(rows.text("SELECT count(*) FROM audit_log")));
        try (var server = start(Map.of("datasources.default.maximum-pool-size", connections));
                var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            var client = new AccountsClient(server);
            var ready = new CountDownLatch(AT_ONCE);
            Callable<Integer> logIn =
                    () -> {
                        ready.countDown();
                        ready.await();
                        return client.logIn("ann", Rows.PASSWORD).statusCode();
                    };

            var answers =
                    threads.invokeAll(
                            Stream.generate(() -> logIn).limit(AT_ONCE).toList(),
                            60,
                            TimeUnit.SECONDS);

            for (var answer : answers) {
                assertThat(answer.get()).isEqualTo(200);
            }
        }
        assertThat(rows.text("SELECT count(*) FROM audit_log"))
                .isEqualTo(String.valueOf(before + AT_ONCE));
        assertThat(rows.text("SELECT audit_verify()")).isNull();
    }

    @Test
    void withoutADatabaseALoginIsToBeTriedAgain() throws Exception {
        try (var server =
                start(
                        Map.of(
                                "datasources.default.url",
                                "jdbc:postgresql://127.0.0.1:1/uptick",
                                "datasources.default.connection-timeout",
                                "1000"))) {
            var response = new AccountsClient(server).logIn("ann", Rows.PASSWORD);

            assertThat(response.statusCode()).as(response.body()).isEqualTo(503);
            assertThat(response.headers().firstValue("retry-after")).hasValue("5");
            assertThat(response.body())
                    .contains("\"type\":\"/problems/database-unavailable\"")
                    .doesNotContain("127.0.0.1");
        }
    }

    private static EmbeddedServer start(Map<String, Object> settings) {
        return ApplicationContext.builder()
                .properties(settings)
                .properties(
                        Map.of(
                                "uptick.transaction.assume-role",
                                "true",
                                // All of one name, and more at once than are allowed in a window.
                                "uptick.accounts.throttle.per-account",
                                "100"))
                .run(EmbeddedServer.class);
    }
}
