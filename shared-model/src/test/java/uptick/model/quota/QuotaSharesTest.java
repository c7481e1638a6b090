package uptick.model.quota;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;

import io.micronaut.context.annotation.Property;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import uptick.model.Races;
import uptick.model.Rows;
import uptick.testing.database.TestDatabase;
import uptick.testing.database.WithDatabase;

/// What schedules may take of a day, and what they leave for people.
@WithDatabase
@MicronautTest(startApplication = false, transactional = false)
@Property(name = "datasources.default.maximum-pool-size", value = "16")
class QuotaSharesTest {

    private static final String API = "youtube.search";
    private static final LocalDate DAY = LocalDate.parse("2026-11-20");
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final Instant EXPIRY = NOW.plusSeconds(60);

    private final QuotaReservations reservations;
    private final QuotaLedger ledger;
    private final QuotaLimits limits;
    private final Rows rows;

    QuotaSharesTest(
            QuotaReservations reservations,
            QuotaLedger ledger,
            QuotaLimits limits,
            TestDatabase database) {
        this.reservations = reservations;
        this.ledger = ledger;
        this.limits = limits;
        this.rows = new Rows(database);
    }

    @BeforeEach
    void aHundredADayOfWhichAFifthIsForPeople() {
        rows.execute(
                """
                TRUNCATE api_quota_usage CASCADE;
                DELETE FROM api_quota_limits;
                INSERT INTO api_quota_limits (api_name, daily_limit, reserve_share)
                VALUES ('youtube.search', 100, 0.2)
                """);
    }

    @Test
    void leaveTheRestOfTheDayToPeople() {
        assertThat(bySchedule(81)).as("on a day without a row").isNull();
        assertThat(ledger.findNewest(API, 1)).isEmpty();
        assertThat(bySchedule(80)).isNotNull();
        assertThat(bySchedule(1)).isNull();

        assertThat(byPerson(20)).isNotNull();
        assertThat(byPerson(1)).isNull();
        assertReserved(100);
    }

    @Test
    void countWhatPeopleUsedAsWell() {
        assertThat(byPerson(79)).isNotNull();

        assertThat(bySchedule(2)).isNull();
        assertThat(bySchedule(1)).isNotNull();
        assertThat(bySchedule(1)).isNull();
        assertThat(byPerson(20)).isNotNull();
    }

    @Test
    void followTheLimitOfTheDayAndTheShareAsTheyAreSetNow() {
        assertThat(bySchedule(30)).isNotNull();
        assertThat(limits.set(API, 50, 0.2, null)).isOne();
        assertThat(ledger.setLimit(API, DAY, 50)).isOne();

        assertThat(bySchedule(11)).isNull();
        assertThat(bySchedule(10)).isNotNull();

        assertThat(limits.set(API, 50, 0, null)).isOne();
        assertThat(bySchedule(10)).isNotNull();
        assertThat(bySchedule(1)).isNull();
    }

    @Test
    void giveASchedulesNothingOfAnApiThatHasNoLimit() {
        assertThat(reservations.reserveForSchedule("nobody", DAY, 1, null, "a test", NOW, EXPIRY))
                .isNull();
    }

    @Test
    void giveSchedulesNothingWhereAllIsForPeople() {
        limits.set(API, 100, 1, null);

        assertThat(bySchedule(1)).isNull();
        assertThat(byPerson(100)).isNotNull();
    }

    @Test
    void areNeverPassedByManySchedulesAtOnce() throws Exception {
        var taken = Races.run(16, () -> Optional.ofNullable(bySchedule(7)));

        assertThat(taken.stream().flatMap(Optional::stream)).hasSize(11).doesNotHaveDuplicates();
        assertReserved(77);
    }

    @ParameterizedTest
    @CsvSource({
        // limit, share for people, units for schedules
        "100, 0, 100",
        "100, 1, 0",
        "0, 0.5, 0",
        "100, 0.9, 10",
        "100, 0.07, 93",
        "10000, 0.1, 9000",
        "7, 0.5, 3",
        "1, 0.01, 0",
        "1000000000, 0.3, 700000000",
    })
    void areReckonedAsPeopleWriteThem(int dailyLimit, double share, int expected) {
        assertThat(limit(dailyLimit, share).forSchedules(dailyLimit)).isEqualTo(expected);
        assertThat(greatestOfOneSchedule(dailyLimit, share)).isEqualTo(expected);
    }

    @Test
    void areReckonedAlikeByTheLedgerAndBeforeIt() {
        var random = new Random(5);
        for (var time = 0; time < 60; time++) {
            var dailyLimit = 1 + random.nextInt(1_000_000);
            var share = random.nextBoolean() ? random.nextDouble() : random.nextInt(1001) / 1000.0;

            assertThat(greatestOfOneSchedule(dailyLimit, share))
                    .as("%d, %s", dailyLimit, share)
                    .isEqualTo(limit(dailyLimit, share).forSchedules(dailyLimit));
        }
    }

    /* What is expected goes in at once, one more does not. */
    private int greatestOfOneSchedule(int dailyLimit, double share) {
        rows.execute("TRUNCATE api_quota_usage CASCADE");
        limits.set(API, dailyLimit, share, null);
        var expected = limit(dailyLimit, share).forSchedules(dailyLimit);
        if (bySchedule(expected + 1) != null) {
            return expected + 1;
        }
        return expected == 0 || bySchedule(expected) != null ? expected : -1;
    }

    private static QuotaLimit limit(int dailyLimit, double share) {
        return new QuotaLimit(API, dailyLimit, "UTC", Map.of(), share, null, null);
    }

    private @Nullable UUID bySchedule(int units) {
        return reservations.reserveForSchedule(API, DAY, units, null, "a test", NOW, EXPIRY);
    }

    private @Nullable UUID byPerson(int units) {
        return reservations.reserve(API, DAY, units, 100, null, "a test", NOW, EXPIRY);
    }

    private void assertReserved(int units) {
        assertThat(ledger.findNewest(API, 1))
                .extracting(QuotaUsage::unitsReserved)
                .containsExactly(units);
    }
}
