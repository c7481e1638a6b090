package uptick.model.quota;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import io.micronaut.context.annotation.Property;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.transaction.TransactionOperations;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import uptick.model.Rows;
import uptick.testing.database.TestDatabase;
import uptick.testing.database.WithDatabase;

/// What becomes of a day when its provider says how much of it is used or left.
@WithDatabase
@MicronautTest(startApplication = false, transactional = false)
@Property(name = "datasources.default.maximum-pool-size", value = "4")
class QuotaCorrectionsTest {

    private static final String API = "similarweb";
    private static final LocalDate DAY = LocalDate.parse("2026-11-20");
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00.123456Z");
    private static final Instant LATER = NOW.plusSeconds(1);
    private static final int LIMIT = 100;

    private final QuotaReservations reservations;
    private final QuotaLedger ledger;
    private final TransactionOperations<Connection> transactions;
    private final Rows rows;

    QuotaCorrectionsTest(
            QuotaReservations reservations,
            QuotaLedger ledger,
            TransactionOperations<Connection> transactions,
            TestDatabase database) {
        this.reservations = reservations;
        this.ledger = ledger;
        this.transactions = transactions;
        this.rows = new Rows(database);
    }

    @BeforeEach
    void thirtyUnitsWereSpent() {
        rows.execute("TRUNCATE api_quota_usage CASCADE");
        settle(calling(30, NOW));
    }

    @Test
    void leaveNoMoreThanTheProviderSaysIsLeft() {
        assertThat(ledger.leaveAtMost(API, DAY, 12)).isOne();

        assertUnits(88, 0);
        assertThat(reserve(13)).isZero();
        assertThat(reserve(12)).isOne();
    }

    @Test
    void leaveNothingWhereTheProviderRefuses() {
        reserve(5);

        assertThat(ledger.leaveAtMost(API, DAY, 0)).isOne();

        assertUnits(100, 5);
        assertThat(reserve(1)).isZero();
    }

    @Test
    void forgetNothingThatWeKnowWasSpentBecauseACountLags() {
        assertThat(ledger.leaveAtMost(API, DAY, 71)).isOne();
        assertThat(ledger.leaveAtMost(API, DAY, 70)).isOne();
        assertThat(ledger.leaveAtMost(API, DAY, 1_000_000)).isOne();
        assertUnits(30, 0);

        ledger.leaveAtMost(API, DAY, 20);
        ledger.leaveAtMost(API, DAY, 40);
        assertUnits(80, 0);
    }

    @Test
    void countACallUnderWayTwiceAtMostAndNeverMore() {
        var underWay = calling(3, NOW);

        for (var time = 0; time < 5; time++) {
            ledger.leaveAtMost(API, DAY, LIMIT - 33);
        }
        settle(underWay);
        ledger.leaveAtMost(API, DAY, LIMIT - 33);

        assertUnits(36, 0);
    }

    @Test
    void overrunTheLimitWhereThatIsTheTruth() {
        assertThat(correct(140, NOW)).isOne();

        assertUnits(140, 0);
        assertThat(reserve(1)).isZero();
    }

    @Test
    void giveBackWhatWasCountedTooHigh() {
        assertThat(correct(4, NOW)).isOne();

        assertUnits(4, 0);
        assertThat(reserve(96)).isOne();
    }

    @Test
    void keepWhatWasSpentSinceTheProviderSpoke() {
        settle(calling(5, LATER));
        var underWay = calling(7, LATER);

        assertThat(correct(4, NOW)).isOne();
        assertUnits(9, 7);

        settle(underWay);
        assertUnits(16, 0);
    }

    @Test
    void keepWhatIsSettledWhileTheyWaitForTheDay() throws Exception {
        var settling = calling(7, LATER);

        try (var other = Executors.newSingleThreadExecutor()) {
            var corrected =
                    transactions.executeWrite(
                            _ -> {
                                reservations.settle(settling, 7, LATER);
                                var running = other.submit(() -> correct(4, NOW));
                                awaitLock();
                                return running;
                            });

            assertThat(corrected.get(60, TimeUnit.SECONDS)).isOne();
        }

        assertUnits(11, 0);
    }

    @Test
    void changeNoDayThatNobodyReservedOn() {
        assertThat(ledger.leaveAtMost(API, DAY.plusDays(1), 1)).isZero();
        assertThat(ledger.leaveAtMost("nobody", DAY, 1)).isZero();
        assertThat(
                        transactions.<Integer>executeWrite(
                                _ -> ledger.correct(API, DAY.plusDays(1), 1, NOW)))
                .isZero();

        assertUnits(30, 0);
    }

    @Test
    void areForTheDayWhoseEndTheProviderNames() {
        var limit = new QuotaLimit(API, LIMIT, "America/Los_Angeles", Map.of(), 0, null, null);
        var end = Instant.parse("2026-11-21T08:00:00Z");

        assertThat(limit.isResetOf(DAY, end)).isTrue();
        assertThat(limit.isResetOf(DAY, end.plusSeconds(90))).isTrue();
        assertThat(limit.isResetOf(DAY, end.minusSeconds(90))).isTrue();
        assertThat(limit.isResetOf(DAY, end.minus(Duration.ofMinutes(6)))).isFalse();
        assertThat(limit.isResetOf(DAY, end.plus(Duration.ofDays(1)))).isFalse();
        assertThat(limit.isResetOf(DAY, Instant.parse("2026-11-21T00:00:00Z"))).isFalse();
    }

    private int correct(int unitsUsed, Instant saidAt) {
        return transactions.<Integer>executeWrite(_ -> ledger.correct(API, DAY, unitsUsed, saidAt));
    }

    private UUID calling(int units, Instant calledAt) {
        var id =
                Objects.requireNonNull(
                        reservations.reserve(
                                API,
                                DAY,
                                units,
                                LIMIT,
                                null,
                                "a test",
                                calledAt,
                                calledAt.plusSeconds(60)));
        assertThat(reservations.call(id, calledAt, calledAt.plusSeconds(60))).isOne();
        return id;
    }

    private void settle(UUID id) {
        var units = reservations.findById(id).orElseThrow().units();
        assertThat(reservations.settle(id, units, LATER)).isOne();
    }

    private int reserve(int units) {
        return ledger.reserve(API, DAY, units, LIMIT);
    }

    private void awaitLock() {
        for (var time = 0; time < 6000; time++) {
            if (!rows.texts(
                            "SELECT 1 FROM pg_locks WHERE NOT granted AND pid IN (SELECT pid FROM pg_stat_activity WHERE datname = current_database())")
                    .isEmpty()) {
                return;
            }
            try {
                TimeUnit.MILLISECONDS.sleep(10);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(interrupted);
            }
        }
        throw new AssertionError("the other does not wait");
    }

    private void assertUnits(int used, int reserved) {
        assertThat(ledger.findNewest(API, 1))
                .singleElement()
                .satisfies(
                        usage -> {
                            assertThat(usage.unitsUsed()).isEqualTo(used);
                            assertThat(usage.unitsReserved()).isEqualTo(reserved);
                        });
    }
}
