package uptick.quota;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;

import io.micronaut.context.annotation.Property;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import uptick.testing.database.TestDatabase;
import uptick.testing.database.WithDatabase;

/// The sweep of every minute, with the rights that it has on AWS.
@WithDatabase
@MicronautTest(startApplication = false, transactional = false)
@Property(name = "uptick.transaction.assume-role", value = "true")
@Property(name = "uptick.standing-clock", value = "true")
class ExpireReservationsTest {

    private static final String TODAY = "2026-11-26";
    private static final String UNITS =
            "SELECT concat_ws(' ', units_used, units_reserved) FROM api_quota_usage WHERE api_name = 'youtube.search'";
    private static final String ALERTS =
            "SELECT concat_ws('; ', kind, subject, message, data, user_id) FROM alerts ORDER BY raised_at, subject";

    private final ExpireReservations expireReservations;
    private final RaiseQuotaAlerts raiseQuotaAlerts;
    private final StandingClock clock;
    private final Rows rows;

    ExpireReservationsTest(
            ExpireReservations expireReservations,
            RaiseQuotaAlerts raiseQuotaAlerts,
            StandingClock clock,
            TestDatabase database) {
        this.expireReservations = expireReservations;
        this.raiseQuotaAlerts = raiseQuotaAlerts;
        this.clock = clock;
        this.rows = new Rows(database);
    }

    @BeforeEach
    void nothingIsSpent() {
        clock.standAt(StandingClock.FIRST);
        rows.twoApis();
    }

    @Nested
    class Ending {

        @Test
        void givesBackWhatWasReservedAndCountsWhatWasCalling() {
            rows.used("youtube.search", TODAY, 1, 9, 100);
            reserve(2, "reserved", 2, "-1 second");
            reserve(1, "calling", 3, "0 seconds");
            reserve(1, "reserved", 2, "1 second");

            assertThat(expireReservations.expire()).isEqualTo(3);

            assertThat(rows.one(UNITS)).isEqualTo("4 2");
            assertThat(expireReservations.expire()).isZero();
        }

        @Test
        void goesOnUntilNoneIsLeftHoweverManyThereAre() {
            rows.used("youtube.search", TODAY, 0, 850, 1000);
            reserve(850, "reserved", 1, "-1 second");

            assertThat(expireReservations.expire()).isEqualTo(850);

            assertThat(rows.one(UNITS)).isEqualTo("0 0");
            assertThat(rows.one("SELECT count(*) FROM quota_reservations WHERE ended_at IS NULL"))
                    .isEqualTo("0");
        }

        private void reserve(int count, String state, int units, String expires) {
            rows.execute(
                    """
                    INSERT INTO quota_reservations (api_name, date, units, state, reserved_at, called_at, expires_at)
                    SELECT 'youtube.search', '%1$s', %2$d, '%3$s', '%4$s', CASE '%3$s' WHEN 'calling' THEN timestamptz '%4$s' END,
                           timestamptz '%4$s' + interval '%5$s'
                    FROM generate_series(1, %6$d)
                    """
                            .formatted(TODAY, units, state, StandingClock.FIRST, expires, count));
        }
    }

    @Nested
    class Telling {

        @Test
        void tellsTheOperatorsOfADayThatRunsLow() {
            rows.used("youtube.search", TODAY, 88, 3, 100);
            rows.used("reddit", "2026-11-27", 1, 0, 50_000);

            assertThat(raiseQuotaAlerts.raise()).isOne();

            assertThat(rows.all(ALERTS))
                    .containsExactly(
                            "quota_low; quota:youtube.search; youtube.search has 9 of 100 units left until 2026-11-27T08:00:00Z.; "
                                    + "{\"day\": \"2026-11-26\", \"used\": 88, \"limit\": 100, \"reserved\": 3, \"remaining\": 9}");
        }

        @ParameterizedTest
        @CsvSource({
            // used, reserved, limit, told
            "90, 0, 100, 0",
            "91, 0, 100, 1",
            "0, 91, 100, 1",
            "150, 0, 100, 1",
            "0, 0, 0, 0",
            "9, 0, 10, 0",
            "10, 0, 10, 1",
            "2147483647, 2147483647, 2147483647, 1",
            "1, 0, 2147483647, 0",
        })
        void tellsWhereLessThanATenthIsLeft(int used, int reserved, int limit, int told) {
            rows.used("youtube.search", TODAY, used, reserved, limit);

            assertThat(raiseQuotaAlerts.raise()).isEqualTo(told);
        }

        @Test
        void tellsOnceADayAlsoWhereTheyHaveAnswered() {
            rows.used("youtube.search", TODAY, 95, 0, 100);
            assertThat(raiseQuotaAlerts.raise()).isOne();

            answer();
            assertThat(raiseQuotaAlerts.raise()).isZero();

            clock.standAt(Instant.parse("2026-11-27T08:00:00Z"));
            assertThat(raiseQuotaAlerts.raise()).as("a new day has all of it").isZero();
            rows.used("youtube.search", "2026-11-27", 95, 0, 100);
            assertThat(raiseQuotaAlerts.raise()).isOne();
            assertThat(rows.all(ALERTS)).hasSize(2);
        }

        @Test
        void tellsNothingAnewWhileTheLastTimeIsUnanswered() {
            rows.used("youtube.search", TODAY, 95, 0, 100);
            raiseQuotaAlerts.raise();
            clock.standAt(Instant.parse("2026-11-27T08:00:00Z"));
            rows.used("youtube.search", "2026-11-27", 95, 0, 100);

            assertThat(raiseQuotaAlerts.raise()).isZero();
            answer();
            assertThat(raiseQuotaAlerts.raise()).as("answered on that very day").isZero();

            assertThat(rows.all(ALERTS)).hasSize(1);
        }

        @Test
        void tellsOfEachApiByItself() {
            rows.used("youtube.search", TODAY, 95, 0, 100);
            rows.used("reddit", "2026-11-27", 49_999, 0, 50_000);

            assertThat(raiseQuotaAlerts.raise()).isEqualTo(2);
        }

        private void answer() {
            rows.execute("UPDATE alerts SET acknowledged_at = now()");
        }
    }
}
