package uptick.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import uptick.collections.run.TrySource;
import uptick.edge.problem.ProblemException;
import uptick.edge.transaction.DatabaseRole;
import uptick.edge.transaction.Transactions;
import uptick.model.quota.QuotaReservations;

/// The database is killed while many call out, whose reservations and settlements do not wait for its disk.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LedgerCrashTest {

    private static final int CALLERS = 6;
    private static final int CALLS = 300;
    private static final int KILLS = 3;
    private static final int LOOKS = 50;

    private static final String COUNTED =
            "SELECT coalesce(sum(units_used + units_reserved), 0) FROM api_quota_usage WHERE api_name = 'youtube'";

    private final Path home = TestHouse.newFolder();
    private final TestHouse house = TestHouse.open(TestHouse.on(home));

    @AfterAll
    void stop() {
        house.close();
        TestHouse.delete(home);
    }

    /* N5, whatever the server forgot. */
    @Test
    void everyCallThatWentOutIsCountedHoweverOftenTheDatabaseIsKilled() throws Exception {
        for (var kill = 1; kill <= KILLS; kill++) {
            callUntilKilled();

            assertThat(counted()).isGreaterThanOrEqualTo(served()).isPositive();
        }

        // What was forgotten of the settlements is made up for when the reservations lapse.
        house.house()
                .context()
                .getBean(Transactions.class)
                .of(DatabaseRole.UPTICK_QUOTA)
                .asJob(
                        () ->
                                house.house()
                                        .context()
                                        .getBean(QuotaReservations.class)
                                        .expire(Instant.now().plus(Duration.ofHours(1)), 1_000));
        assertThat(
                        house.value(
                                "SELECT sum(units_reserved) FROM api_quota_usage WHERE api_name = 'youtube'"))
                .isEqualTo("0");
        assertThat(counted()).isGreaterThanOrEqualTo(served());
    }

    private void callUntilKilled() throws Exception {
        var trySource = house.house().context().getBean(TrySource.class);
        var before = served();
        var calling = new AtomicBoolean(true);
        var postgres = PostgresProcess.of(home);
        try (var callers = Executors.newFixedThreadPool(CALLERS)) {
            var callings = new ArrayList<Future<?>>();
            for (var caller = 0; caller < CALLERS; caller++) {
                callings.add(callers.submit(() -> call(trySource, calling)));
            }
            while (served() < before + CALLS) {
                Thread.sleep(10);
            }
            postgres.kill();
            calling.set(false);
            for (var each : callings) {
                each.get();
            }
        }
        startAgain(postgres);
    }

    private static void call(TrySource trySource, AtomicBoolean calling) {
        while (calling.get()) {
            try {
                assertThat(trySource.now("youtube")).isPresent();
            } catch (ProblemException _) {
                // The database is gone: 503.
            }
        }
    }

    /* What it had started ends a moment after it, and nothing starts on the folder before. */
    private void startAgain(PostgresProcess postgres) throws Exception {
        while (true) {
            postgres.startAgain();
            for (var look = 0; look < LOOKS; look++) {
                Thread.sleep(100);
                if (answers()) {
                    return;
                }
            }
        }
    }

    private boolean answers() {
        try {
            return house.value("SELECT 1").equals("1");
        } catch (IllegalStateException _) {
            return false;
        }
    }

    private int counted() {
        return Integer.parseInt(house.value(COUNTED));
    }

    private int served() {
        return house.youtube().ledger().entries().stream().mapToInt(entry -> entry.units()).sum();
    }
}
