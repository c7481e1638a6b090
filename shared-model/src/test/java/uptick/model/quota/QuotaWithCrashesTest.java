package uptick.model.quota;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import io.micronaut.context.annotation.Property;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.transaction.TransactionOperations;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

import uptick.model.Rows;
import uptick.testing.database.TestDatabase;
import uptick.testing.database.WithDatabase;

/// 64 connections with 50 reservations each on one day of one API, of which a tenth ends in a crash: the connection is
/// cut before a commit, or the worker goes away between two steps. Some are too slow and lapse while they live. Two rounds;
/// with `-Duptick.full=true` twenty of 200 each.
///
/// Somebody looks at every moment: what is used and reserved never passes the limit, and is never less than what the
/// provider has served. In the end nothing is leaked.
@WithDatabase
@MicronautTest(startApplication = false, transactional = false)
@Property(name = "datasources.default.maximum-pool-size", value = "66")
@Property(name = "datasources.default.connection-timeout", value = "120000")
class QuotaWithCrashesTest {

    private static final String API = "youtube";
    private static final LocalDate DAY = LocalDate.parse("2026-11-20");
    private static final int WORKERS = 64;
    private static final int RESERVATIONS = Boolean.getBoolean("uptick.full") ? 200 : 50;
    private static final int MOST_UNITS = 3;

    /* The last sixth of the reservations finds nothing left. */
    private static final int LIMIT = WORKERS * RESERVATIONS * (1 + MOST_UNITS) / 2 * 5 / 6;

    private static final Duration LEASE = Duration.ofMinutes(10);

    private final QuotaReservations reservations;
    private final TransactionOperations<Connection> transactions;
    private final Rows rows;
    private final Clock clock = Clock.systemUTC();
    private final AtomicLong served = new AtomicLong();
    private LocalDate day = DAY;

    QuotaWithCrashesTest(
            QuotaReservations reservations,
            TransactionOperations<Connection> transactions,
            TestDatabase database) {
        this.reservations = reservations;
        this.transactions = transactions;
        this.rows = new Rows(database);
    }

    /* Where a worker's end comes. */
    private enum Fate {
        CUT_BEFORE_RESERVED,
        GONE_WHEN_RESERVED,
        CUT_BEFORE_CALLING,
        GONE_WHEN_CALLING,
        GONE_WHEN_SERVED,
        CUT_BEFORE_SETTLED,
        NOT_SENT,
        SLOW,
        LIVES;

        private static final List<Fate> CRASHES =
                List.copyOf(EnumSet.range(CUT_BEFORE_RESERVED, CUT_BEFORE_SETTLED));

        static Fate of(Random random) {
            var draw = random.nextInt(100);
            if (draw < 10) {
                return CRASHES.get(random.nextInt(CRASHES.size()));
            }
            return draw < 15 ? NOT_SENT : draw < 20 ? SLOW : LIVES;
        }
    }

    @BeforeEach
    void peopleHaveAShare() {
        rows.execute(
                """
                DELETE FROM api_quota_limits;
                INSERT INTO api_quota_limits (api_name, daily_limit, reserve_share)
                VALUES ('youtube', %d, 0.05)
                """
                        .formatted(LIMIT));
    }

    @RepeatedTest(2)
    void neverPassTheLimitAndLeakNothing(RepetitionInfo repetition) throws Exception {
        var share = Boolean.getBoolean("uptick.full") ? 10 : 1;
        for (var each = 0; each < share; each++) {
            var round = (repetition.getCurrentRepetition() - 1) * share + each;
            day = DAY.plusDays(round);
            served.set(0);

            round(round);
        }
    }

    private void round(int round) throws Exception {
        var over = new AtomicBoolean();
        try (var watchers = Executors.newFixedThreadPool(2)) {
            var seen = watchers.submit(() -> watch(over));
            var swept = watchers.submit(() -> sweep(over));
            try {
                workAllAtOnce(round);
            } finally {
                over.set(true);
            }

            assertThat(seen.get(120, TimeUnit.SECONDS)).as("times looked").isPositive();
            assertThat(swept.get(120, TimeUnit.SECONDS))
                    .as("lapsed while others work")
                    .isPositive();
        }

        var afterwards = clock.instant().plus(LEASE).plusSeconds(1);
        while (!reservations.expire(afterwards, 500).isEmpty()) {
            // as many batches as it takes
        }
        assertNothingLeaked();
    }

    private void workAllAtOnce(int round) throws Exception {
        try (var workers = Executors.newFixedThreadPool(WORKERS)) {
            var all =
                    IntStream.range(0, WORKERS)
                            .mapToObj(
                                    worker ->
                                            Executors.callable(
                                                    () -> work(new Random(1000L * round + worker))))
                            .toList();
            for (var each : workers.invokeAll(all)) {
                each.get();
            }
        }
    }

    private void assertNothingLeaked() {
        assertThat(one("SELECT units_reserved FROM api_quota_usage WHERE date = '%s'")).isZero();
        assertThat(
                        one(
                                "SELECT count(*) FROM quota_reservations WHERE date = '%s' AND ended_at IS NULL"))
                .isZero();
        var used = one("SELECT units_used FROM api_quota_usage WHERE date = '%s'");
        assertThat(used)
                .isEqualTo(
                        one(
                                "SELECT coalesce(sum(units_settled), 0) FROM quota_reservations WHERE date = '%s'"))
                .isBetween(served.get(), (long) LIMIT);
        // All that a crash may cost is what was about to be called when it came.
        assertThat(used - served.get()).isLessThan(LIMIT / 10);
        assertThat(served.get()).isGreaterThan(LIMIT / 2);
    }

    private void work(Random random) {
        for (var time = 0; time < RESERVATIONS; time++) {
            ask(1 + random.nextInt(MOST_UNITS), Fate.of(random), random.nextBoolean());
        }
    }

    private void ask(int units, Fate fate, boolean isSchedule) {
        var lease = fate == Fate.SLOW ? Duration.ofMillis(2) : LEASE;
        var id =
                inTransaction(
                        fate == Fate.CUT_BEFORE_RESERVED, () -> reserve(units, isSchedule, lease));
        if (id == null || fate == Fate.GONE_WHEN_RESERVED) {
            return;
        }
        var now = clock.instant();
        var mayCall =
                inTransaction(
                        fate == Fate.CUT_BEFORE_CALLING,
                        () -> reservations.call(id, now, now.plus(lease)));
        if (mayCall == null || mayCall == 0 || fate == Fate.GONE_WHEN_CALLING) {
            return;
        }
        if (fate == Fate.NOT_SENT) {
            inTransaction(false, () -> reservations.release(id, clock.instant()));
            return;
        }
        served.addAndGet(units);
        if (fate != Fate.GONE_WHEN_SERVED) {
            inTransaction(
                    fate == Fate.CUT_BEFORE_SETTLED,
                    () -> reservations.settle(id, units, clock.instant()));
        }
    }

    private @Nullable UUID reserve(int units, boolean isSchedule, Duration lease) {
        var now = clock.instant();
        var expiry = now.plus(lease);
        return isSchedule
                ? reservations.reserveForSchedule(API, day, units, null, "a test", now, expiry)
                : reservations.reserve(API, day, units, LIMIT, null, "a test", now, expiry);
    }

    /* Null where the connection was cut, for then the worker knows nothing. */
    private <T> @Nullable T inTransaction(boolean isCut, Supplier<@Nullable T> step) {
        try {
            return transactions.<@Nullable T>executeWrite(
                    status -> {
                        var given = step.get();
                        if (isCut) {
                            cut(status.getConnection());
                        }
                        return given;
                    });
        } catch (RuntimeException failure) {
            if (isCut) {
                return null;
            }
            throw failure;
        }
    }

    private static void cut(Connection connection) {
        try (var statement = connection.createStatement()) {
            statement.execute("SELECT pg_terminate_backend(pg_backend_pid())");
            throw new AssertionError("the connection outlived its end");
        } catch (SQLException expected) {
            throw new IllegalStateException(expected);
        }
    }

    private int watch(AtomicBoolean over) {
        return until(
                over,
                () -> {
                    var servedBefore = served.get();
                    var texts =
                            rows.texts(
                                    "SELECT units_used + units_reserved FROM api_quota_usage WHERE date = '%s'"
                                            .formatted(day));
                    if (texts.isEmpty()) {
                        return 0;
                    }
                    assertThat(Long.parseLong(texts.getFirst()))
                            .isBetween(servedBefore, (long) LIMIT);
                    return 1;
                });
    }

    private int sweep(AtomicBoolean over) {
        return until(over, () -> reservations.expire(clock.instant(), 50).size());
    }

    /* The sum of what each time gave. */
    private static int until(AtomicBoolean over, Callable<Integer> task) {
        var given = new ArrayList<Integer>();
        while (!over.get()) {
            try {
                given.add(task.call());
                TimeUnit.MILLISECONDS.sleep(5);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(interrupted);
            } catch (Exception failure) {
                throw new IllegalStateException(failure);
            }
        }
        return given.stream().mapToInt(Integer::intValue).sum();
    }

    private long one(String sql) {
        return Long.parseLong(rows.texts(sql.formatted(day)).getFirst());
    }
}
