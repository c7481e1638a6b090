package uptick.migrations.rights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import uptick.migrations.Sql;
import uptick.testing.database.TestDatabase;
import uptick.testing.database.WithDatabase;

/// `alert_raise`: the same is open at most once for a user, and for the operators.
@WithDatabase
class AlertRaiseTest {

    private static final String ANN = "'" + People.ANN + "'";
    private static final String BOB = "'" + People.BOB + "'";
    private static final String OPERATORS = "NULL";

    private final TestDatabase database;
    private final Connection connection;

    AlertRaiseTest(TestDatabase database) throws SQLException {
        this.database = database;
        connection = database.connect();
    }

    @BeforeEach
    void begin() throws SQLException {
        Sql.execute(
                connection,
                """
                DELETE FROM alerts;
                DELETE FROM users;
                INSERT INTO users (id, username, password_hash) VALUES (%s, 'ann', 'x'), (%s, 'bob', 'x');
                SET ROLE uptick_job_alerts;
                """
                        .formatted(ANN, BOB));
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {ANN, OPERATORS})
    void raisesTheSameOnceWhileItIsOpen(String whom) throws SQLException {
        assertThat(raise(whom, "stop_touched", "position:1")).isNotNull();
        assertThat(raise(whom, "stop_touched", "position:1")).isNull();
        change("snoozed_until = '2027-01-01'");
        assertThat(raise(whom, "stop_touched", "position:1")).isNull();

        change("acknowledged_at = now()");
        assertThat(raise(whom, "stop_touched", "position:1")).isNotNull();
        assertThat(raise(whom, "stop_touched", "position:1")).isNull();
        assertThat(count()).isEqualTo("2");
    }

    @Test
    void tellsApartWhomWhatAndAboutWhat() throws SQLException {
        for (var whom : new String[] {ANN, BOB, OPERATORS}) {
            assertThat(raise(whom, "stop_touched", "position:1")).isNotNull();
            assertThat(raise(whom, "target_touched", "position:1")).isNotNull();
            assertThat(raise(whom, "stop_touched", "position:2")).isNotNull();
        }

        assertThat(count()).isEqualTo("9");
    }

    @Test
    void keepsWhatItWasTold() throws SQLException {
        var id = raise(ANN, "stop_touched", "position:1");

        Sql.execute(connection, "RESET ROLE");
        assertThat(
                        Sql.texts(
                                connection,
                                """
                                SELECT concat_ws('|', id, user_id, kind, subject, instrument_id, message, data, raised_at AT TIME ZONE 'UTC', acknowledged_at)
                                FROM alerts
                                """))
                .containsExactly(
                        id
                                + "|"
                                + People.ANN
                                + "|stop_touched|position:1|It fell.|{\"price\": 1}|2026-11-20 06:00:00");
    }

    @ParameterizedTest
    @ValueSource(strings = {ANN, OPERATORS})
    void raisesOnceOfManyAtOnce(String whom) throws Exception {
        var raised =
                Together.run(
                        database,
                        8,
                        one -> {
                            Sql.execute(one, "SET ROLE uptick_job_alerts");
                            var count = 0;
                            for (var subject = 0; subject < 20; subject++) {
                                if (raise(one, whom, "stop_touched", "position:" + subject)
                                        != null) {
                                    count++;
                                }
                            }
                            return count;
                        });

        assertThat(raised.stream().mapToInt(Integer::intValue).sum()).isEqualTo(20);
        assertThat(count()).isEqualTo("20");
    }

    @Test
    void raisesNothingInATransactionThatIsRolledBack() throws SQLException {
        connection.setAutoCommit(false);
        raise(ANN, "stop_touched", "position:1");
        connection.rollback();
        connection.setAutoCommit(true);

        Sql.execute(connection, "SET ROLE uptick_job_alerts");
        assertThat(raise(ANN, "stop_touched", "position:1")).isNotNull();
    }

    @Test
    void failsWhereSomethingIsMissing() {
        for (var arguments :
                new String[] {
                    "%s, NULL, 'a', NULL, 'A', '{}', now()",
                    "%s, 'stop_touched', NULL, NULL, 'A', '{}', now()",
                    "%s, 'stop_touched', 'a', NULL, NULL, '{}', now()",
                    "%s, 'stop_touched', 'a', NULL, 'A', NULL, now()",
                    "%s, 'stop_touched', 'a', NULL, 'A', '{}', NULL",
                    "%s, 'stop_touched', 'a', NULL, 'A', '[]', now()",
                    "%s, 'lunch', 'a', NULL, 'A', '{}', now()"
                }) {
            assertThatThrownBy(
                            () ->
                                    Sql.execute(
                                            connection,
                                            "SELECT alert_raise(%s)"
                                                    .formatted(arguments.formatted(ANN))))
                    .as(arguments)
                    .isInstanceOfSatisfying(
                            SQLException.class,
                            failure -> assertThat(failure.getSQLState()).isIn("23502", "23514"));
        }
    }

    private @Nullable String raise(String whom, String kind, String subject) throws SQLException {
        return raise(connection, whom, kind, subject);
    }

    private static @Nullable String raise(
            Connection connection, String whom, String kind, String subject) throws SQLException {
        return Sql.text(
                connection,
                "SELECT alert_raise(%s, '%s', '%s', NULL, 'It fell.', '{\"price\": 1}', '2026-11-20T06:00:00Z')"
                        .formatted(whom, kind, subject));
    }

    /* As the owner, whom the policies let do what they let each user do. */
    private void change(String assignment) throws SQLException {
        Sql.execute(
                connection,
                "RESET ROLE; UPDATE alerts SET %s; SET ROLE uptick_job_alerts"
                        .formatted(assignment));
    }

    private String count() throws SQLException {
        Sql.execute(connection, "RESET ROLE");
        return Objects.requireNonNull(Sql.text(connection, "SELECT count(*) FROM alerts"));
    }
}
