package uptick.model.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import io.micronaut.context.annotation.Property;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import uptick.testing.database.TestDatabase;
import uptick.testing.database.WithDatabase;

@WithDatabase
@MicronautTest(startApplication = false, transactional = false)
@Property(name = "datasources.default.maximum-pool-size", value = "16")
class QuotaLedgerTest {

    private static final String API = "youtube";
    private static final LocalDate DAY = LocalDate.parse("2026-11-20");
    private static final int WORKERS = 16;

    private final QuotaLedger ledger;
    private final TestDatabase database;

    QuotaLedgerTest(QuotaLedger ledger, TestDatabase database) {
        this.ledger = ledger;
        this.database = database;
    }

    @BeforeEach
    void nothingWasSpent() throws SQLException {
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            statement.execute("TRUNCATE api_quota_usage CASCADE");
        }
    }

    @Nested
    class Reserving {

        @Test
        void goesUpToTheLimitAndNotBeyond() {
            assertThat(ledger.reserve(API, DAY, 6, 10)).isEqualTo(1);
            assertThat(ledger.reserve(API, DAY, 4, 10)).isEqualTo(1);
            assertThat(ledger.reserve(API, DAY, 1, 10)).isZero();

            assertUnits(0, 10);
        }

        @Test
        void refusesMoreThanIsLeftAndTakesWhatFits() {
            ledger.reserve(API, DAY, 8, 10);

            assertThat(ledger.reserve(API, DAY, 3, 10)).isZero();
            assertThat(ledger.reserve(API, DAY, 2, 10)).isEqualTo(1);
        }

        @Test
        void refusesMoreThanTheLimitOnADayWithoutARow() {
            assertThat(ledger.reserve(API, DAY, 11, 10)).isZero();
            assertThat(ledger.reserve(API, DAY, 1, 0)).isZero();

            assertThat(ledger.findNewest(API, 10)).isEmpty();
        }

        @Test
        void countsWhatIsUsedAsWellAsWhatIsReserved() {
            ledger.reserve(API, DAY, 9, 10);
            ledger.settle(API, DAY, 9);

            assertThat(ledger.reserve(API, DAY, 1, 10)).isEqualTo(1);
            assertThat(ledger.reserve(API, DAY, 1, 10)).isZero();
        }

        @Test
        void keepsTheLimitThatTheDayBeganWith() {
            ledger.reserve(API, DAY, 5, 5);

            assertThat(ledger.reserve(API, DAY, 1, 1000)).isZero();
            assertThat(ledger.findNewest(API, 1).getFirst().unitLimit()).isEqualTo(5);
        }

        @Test
        void obeysALimitThatWasLoweredBelowTheReservationItself() {
            ledger.reserve(API, DAY, 5, 1000);

            assertThat(ledger.reserve(API, DAY, 5, 4)).isZero();
        }

        @Test
        void keepsDaysAndApisApart() {
            ledger.reserve(API, DAY, 10, 10);

            assertThat(ledger.reserve(API, DAY.plusDays(1), 10, 10)).isEqualTo(1);
            assertThat(ledger.reserve("youtube.search", DAY, 10, 10)).isEqualTo(1);
            assertThat(ledger.findNewest(API, 10))
                    .extracting(QuotaUsage::date)
                    .containsExactly(DAY.plusDays(1), DAY);
        }
    }

    @Nested
    class Booking {

        @Test
        void turnsReservedUnitsIntoUsedOnesOrGivesThemBack() {
            ledger.reserve(API, DAY, 3, 10);
            ledger.reserve(API, DAY, 4, 10);

            ledger.settle(API, DAY, 3);
            ledger.release(API, DAY, 4);

            assertUnits(3, 0);
            assertThat(ledger.reserve(API, DAY, 7, 10)).isEqualTo(1);
        }

        @Test
        void isRefusedWhereNothingIsReservedAnyMore() {
            ledger.reserve(API, DAY, 3, 10);
            ledger.settle(API, DAY, 3);

            assertThatThrownBy(() -> ledger.settle(API, DAY, 3))
                    .hasStackTraceContaining("ck_api_quota_usage_units_reserved");
            assertThatThrownBy(() -> ledger.release(API, DAY, 1))
                    .hasStackTraceContaining("ck_api_quota_usage_units_reserved");

            assertUnits(3, 0);
        }

        /* The ledger counts and does not know whose a unit is: only a worker that books each reservation once keeps it right. */
        @Test
        void twiceTakesAnothersReservation() {
            ledger.reserve(API, DAY, 1, 10);
            ledger.reserve(API, DAY, 1, 10);

            ledger.settle(API, DAY, 1);
            ledger.settle(API, DAY, 1);

            assertUnits(2, 0);
            assertThatThrownBy(() -> ledger.release(API, DAY, 1))
                    .hasStackTraceContaining("ck_api_quota_usage_units_reserved");
        }
    }

    @Nested
    class Racing {

        @Test
        void givesTheLastUnitsToAsManyAsThereAre() throws Exception {
            ledger.reserve(API, DAY, 993, 1000);

            var taken = race(WORKERS * 4, () -> ledger.reserve(API, DAY, 1, 1000));

            assertThat(taken).isEqualTo(7);
            assertUnits(0, 1000);
        }

        @Test
        void makesOneRowOfTheFirstReservationsOfADay() throws Exception {
            for (var round = 0; round < 10; round++) {
                var day = DAY.plusDays(round);

                var taken = race(WORKERS, () -> ledger.reserve(API, day, 2, 11));

                assertThat(taken).isEqualTo(5);
            }
            assertThat(ledger.findNewest(API, 100)).hasSize(10);
        }

        @Test
        void neverLosesAUnitBetweenReservingSettlingAndReleasing() throws Exception {
            var settled =
                    race(
                            WORKERS * 20,
                            () -> {
                                if (ledger.reserve(API, DAY, 1, 50) == 0) {
                                    return 0;
                                }
                                var isOdd = Thread.currentThread().threadId() % 2 == 1;
                                if (isOdd) {
                                    ledger.settle(API, DAY, 1);
                                } else {
                                    ledger.release(API, DAY, 1);
                                }
                                return isOdd ? 1 : 0;
                            });

            assertThat(settled).isLessThanOrEqualTo(50);
            assertUnits(settled, 0);
        }

        private int race(int tasks, Callable<Integer> task) throws Exception {
            var start = new CountDownLatch(1);
            try (var workers = Executors.newFixedThreadPool(WORKERS)) {
                var running = new ArrayList<Future<Integer>>();
                for (var i = 0; i < tasks; i++) {
                    running.add(
                            workers.submit(
                                    () -> {
                                        start.await();
                                        return task.call();
                                    }));
                }
                start.countDown();
                var sum = 0;
                for (var each : running) {
                    sum += each.get(30, TimeUnit.SECONDS);
                }
                return sum;
            }
        }
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
