package uptick.model.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;

import io.micronaut.context.annotation.Property;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import uptick.model.Races;
import uptick.model.Rows;
import uptick.testing.database.TestDatabase;
import uptick.testing.database.WithDatabase;

@WithDatabase
@MicronautTest(startApplication = false, transactional = false)
@Property(name = "datasources.default.maximum-pool-size", value = "16")
class QuotaReservationsTest {

    private static final String API = "youtube";
    private static final LocalDate DAY = LocalDate.parse("2026-11-20");
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00.123456Z");
    private static final Instant EXPIRY = NOW.plusSeconds(60);

    private final QuotaReservations reservations;
    private final QuotaLedger ledger;
    private final Rows rows;

    QuotaReservationsTest(
            QuotaReservations reservations, QuotaLedger ledger, TestDatabase database) {
        this.reservations = reservations;
        this.ledger = ledger;
        this.rows = new Rows(database);
    }

    @BeforeEach
    void nothingWasSpent() {
        rows.execute("TRUNCATE api_quota_usage CASCADE");
    }

    @Test
    void promiseUnitsAndSayWhose() {
        var run = rows.run(NOW);
        var id =
                Objects.requireNonNull(
                        reservations.reserve(API, DAY, 6, 10, run, "chart:GB", NOW, EXPIRY));

        assertThat(reservations.findById(id))
                .contains(
                        new QuotaReservation(
                                id,
                                API,
                                DAY,
                                6,
                                null,
                                ReservationState.RESERVED,
                                run,
                                "chart:GB",
                                NOW,
                                null,
                                null,
                                EXPIRY));
        assertUnits(0, 6);
    }

    @Test
    void areRefusedBeyondTheLimitAndLeaveNothingBehind() {
        assertThat(reserve(11)).as("on a day without a row").isNull();
        assertThat(ledger.findNewest(API, 1)).isEmpty();
        assertThat(reserve(10)).isNotNull();
        assertThat(reserve(1)).isNull();

        assertThat(rows.texts("SELECT count(*) FROM quota_reservations")).containsExactly("1");
        assertUnits(0, 10);
    }

    @Test
    void shareTheDayWithReservationsThatNobodyKnows() {
        assertThat(ledger.reserve(API, DAY, 9, 10)).isOne();
        assertThat(reserve(2)).isNull();
        assertThat(reserve(1)).isNotNull();
        assertThat(ledger.reserve(API, DAY, 1, 10)).isZero();

        ledger.settle(API, DAY, 9);

        assertUnits(9, 1);
    }

    @Test
    void settleAsWhatWasUsedBeItMoreOrLess() {
        var more = reserved(3);
        var less = reserved(4);
        call(more);
        call(less);

        assertThat(reservations.settle(more, 5, EXPIRY)).isOne();
        assertThat(reservations.settle(less, 0, EXPIRY)).isOne();

        assertUnits(5, 0);
        assertThat(reservations.findById(more))
                .hasValueSatisfying(
                        settled -> {
                            assertThat(settled.state()).isEqualTo(ReservationState.SETTLED);
                            assertThat(settled.unitsSettled()).isEqualTo(5);
                            assertThat(settled.calledAt()).isEqualTo(NOW);
                            assertThat(settled.endedAt()).isEqualTo(EXPIRY);
                        });
    }

    @Test
    void goEachStepOnceAndInOrder() {
        var id = reserved(3);
        var other = reserved(4);

        assertThat(reservations.settle(id, 3, NOW)).as("not called yet").isZero();
        assertThat(call(id)).isOne();
        assertThat(call(id)).isZero();
        assertThat(reservations.settle(id, 3, NOW)).isOne();
        assertThat(reservations.settle(id, 3, NOW)).isZero();
        assertThat(reservations.release(id, NOW)).isZero();
        assertThat(reservations.release(other, NOW)).isOne();
        assertThat(reservations.release(other, NOW)).isZero();
        assertThat(call(other)).isZero();

        assertUnits(3, 0);
    }

    @Test
    void comeBackWhereTheCallWasCertainlyNotSent() {
        var id = reserved(3);
        call(id);

        assertThat(reservations.release(id, NOW)).isOne();

        assertUnits(0, 0);
        assertThat(reserve(10)).isNotNull();
    }

    @Test
    void areNotCalledOnceTheyHaveLapsed() {
        var id = reserved(3);

        assertThat(reservations.call(id, EXPIRY, EXPIRY.plusSeconds(60))).isZero();
    }

    @Test
    void lapseAsReleasedOrAsUsedByHowFarTheyGot() {
        var reserved = reserved(1);
        var calling = reserved(2);
        call(calling);
        var alive =
                Objects.requireNonNull(
                        reservations.reserve(
                                API, DAY, 4, 10, null, "", NOW, EXPIRY.plusNanos(1000)));

        var ended = reservations.expire(EXPIRY, 100);

        assertThat(ended)
                .extracting(QuotaReservation::id, QuotaReservation::state)
                .containsExactlyInAnyOrder(
                        tuple(reserved, ReservationState.RELEASED),
                        tuple(calling, ReservationState.SETTLED));
        assertUnits(2, 4);
        assertThat(reservations.settle(calling, 2, EXPIRY)).as("settled for its worker").isZero();
        assertThat(reservations.expire(EXPIRY, 100)).isEmpty();
        assertThat(reservations.findById(alive))
                .hasValueSatisfying(
                        other -> assertThat(other.state()).isEqualTo(ReservationState.RESERVED));
    }

    @Test
    void lapseManyAtATimeOverSeveralDays() {
        for (var day = 0; day < 3; day++) {
            for (var units = 1; units <= 4; units++) {
                reservations.reserve(API, DAY.plusDays(day), units, 100, null, "", NOW, EXPIRY);
            }
        }

        assertThat(reservations.expire(EXPIRY, 5)).hasSize(5);
        assertThat(reservations.expire(EXPIRY, 100)).hasSize(7);

        assertThat(ledger.findNewest(API, 10))
                .hasSize(3)
                .allSatisfy(
                        usage -> {
                            assertThat(usage.unitsReserved()).isZero();
                            assertThat(usage.unitsUsed()).isZero();
                        });
    }

    @Test
    void giveTheLastUnitsToAsManyAsThereAre() throws Exception {
        var taken = Races.run(16, () -> Optional.ofNullable(reserve(3)));

        assertThat(taken.stream().flatMap(Optional::stream)).hasSize(3).doesNotHaveDuplicates();
        assertUnits(0, 9);
    }

    @Test
    void endOnceWhoeverOfWorkerAndSweepIsFaster() throws Exception {
        for (var round = 0; round < 20; round++) {
            var id = reserved(1);
            reservations.call(id, NOW, EXPIRY);
            var steps =
                    List.<Callable<Integer>>of(
                                    () -> reservations.settle(id, 1, EXPIRY),
                                    () -> reservations.expire(EXPIRY, 100).size(),
                                    () -> reservations.expire(EXPIRY, 100).size(),
                                    () -> reservations.settle(id, 1, EXPIRY))
                            .iterator();

            var ended =
                    Races.run(
                            4,
                            () -> {
                                Callable<Integer> step;
                                synchronized (steps) {
                                    step = steps.next();
                                }
                                return step.call();
                            });

            assertThat(ended).containsOnlyOnce(1).containsOnly(0, 1);
            assertUnits(1, 0);
            nothingWasSpent();
        }
    }

    /* What the ledger says at the end is what the reservations say, whatever workers did and how many died. */
    @Test
    void neverLoseOrInventAUnit() throws Exception {
        var used =
                Races.run(
                        16,
                        () -> {
                            var sum = 0;
                            var random = new Random(Thread.currentThread().threadId());
                            for (var time = 0; time < 25; time++) {
                                sum += work(random);
                            }
                            return sum;
                        });

        reservations.expire(EXPIRY.plusSeconds(60), 10_000);

        var byReservations =
                Integer.parseInt(
                        rows.texts("SELECT sum(units_settled) FROM quota_reservations").getFirst());
        assertThat(rows.texts("SELECT count(*) FROM quota_reservations WHERE ended_at IS NULL"))
                .containsExactly("0");
        assertThat(used.stream().mapToInt(Integer::intValue).sum()).isEqualTo(byReservations);
        assertUnitsWithin(byReservations, 200);
    }

    /* One unit each; a third settles, a third gives back, and a sixth each dies before and after its call. */
    private int work(Random random) {
        var id = reservations.reserve(API, DAY, 1, 200, null, "", NOW, EXPIRY);
        var fate = random.nextInt(6);
        if (id == null || fate == 0) {
            return 0;
        }
        if (reservations.call(id, NOW, EXPIRY) == 0) {
            return 0;
        }
        return switch (fate) {
            case 1 -> 1;
            case 2, 3 -> {
                reservations.release(id, NOW);
                yield 0;
            }
            default -> reservations.settle(id, 1, NOW);
        };
    }

    private @Nullable UUID reserve(int units) {
        return reservations.reserve(API, DAY, units, 10, null, "a test", NOW, EXPIRY);
    }

    private UUID reserved(int units) {
        return Objects.requireNonNull(reserve(units));
    }

    private int call(UUID id) {
        return reservations.call(id, NOW, EXPIRY);
    }

    private void assertUnitsWithin(int used, int limit) {
        assertUnits(used, 0);
        assertThat(used).isLessThanOrEqualTo(limit);
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
