package uptick.migrations.rights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import uptick.migrations.Sql;
import uptick.testing.database.TestDatabase;
import uptick.testing.database.WithDatabase;

/// `throttle_attempt` and `throttle_forget`, as accounts calls them: windows of a minute with three attempts.
@WithDatabase
class ThrottleTest {

    private final TestDatabase database;
    private final Connection connection;

    ThrottleTest(TestDatabase database) throws SQLException {
        this.database = database;
        connection = database.connect();
    }

    @BeforeEach
    void begin() throws SQLException {
        Sql.execute(connection, "DELETE FROM login_throttles");
        become(connection);
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    @Test
    void allowsSoManyInAWindowAndThenSaysWhenItEnds() throws SQLException {
        assertThat(attempts("ann", "10:00:00", "10:00:01", "10:00:59.9"))
                .containsExactly("allowed", "allowed", "allowed");
        assertThat(attempts("ann", "10:00:59.9", "10:00:59.999999"))
                .containsExactly("10:01:00", "10:01:00");
    }

    @Test
    void beginsANewWindowWhenTheOldOneEnds() throws SQLException {
        assertThat(attempts("ann", "10:00:30", "10:00:31", "10:00:32", "10:00:33"))
                .last()
                .isEqualTo("10:01:30");

        assertThat(attempts("ann", "10:01:30", "10:01:30", "10:01:30", "10:01:30"))
                .containsExactly("allowed", "allowed", "allowed", "10:02:30");
    }

    @Test
    void isNotProlongedByRefusedAttempts() throws SQLException {
        assertThat(attempts("ann", "10:00:00", "10:00:00", "10:00:00", "10:00:20", "10:00:59"))
                .endsWith("10:01:00", "10:01:00");
        assertThat(attempts("ann", "10:01:00")).containsExactly("allowed");
    }

    @Test
    void countsAClockThatIsBehindIntoTheWindow() throws SQLException {
        assertThat(attempts("ann", "10:00:00", "09:59:58", "09:59:59", "09:59:57"))
                .containsExactly("allowed", "allowed", "allowed", "10:01:00");
    }

    @Test
    void keepsSubjectsAndKindsApart() throws SQLException {
        attempts("ann", "10:00:00", "10:00:00", "10:00:00");

        assertThat(attempts("bob", "10:00:00")).containsExactly("allowed");
        assertThat(
                        Sql.text(
                                connection,
                                "SELECT throttle_attempt('address', sha256('ann'), '2026-11-20T10:00:00Z', 60, 3)"))
                .isNull();
        assertThat(attempts("ann", "10:00:00")).containsExactly("10:01:00");
    }

    @Test
    void allowsNothingUnderALimitOfNone() throws SQLException {
        assertThat(
                        Sql.text(
                                connection,
                                "SELECT throttle_attempt('account', sha256('ann'), '2026-11-20T10:00:00Z', 60, 0) IS NOT NULL"))
                .isEqualTo("t");
    }

    @Test
    void countsExactlyUnderManyAtOnce() throws Exception {
        var answers =
                Together.run(
                        database,
                        8,
                        one -> {
                            become(one);
                            var allowed = 0;
                            for (var i = 0; i < 25; i++) {
                                if (attempt(one, "ann", "10:00:00", 100) == null) {
                                    allowed++;
                                }
                            }
                            return allowed;
                        });

        assertThat(answers.stream().mapToInt(Integer::intValue).sum()).isEqualTo(100);
        Sql.execute(connection, "RESET ROLE");
        assertThat(Sql.texts(connection, "SELECT attempts FROM login_throttles"))
                .containsExactly("200");
    }

    @Test
    void countsWhatIsCommittedWhateverBecomesOfTheLogin() throws SQLException {
        attempts("ann", "10:00:00", "10:00:00");
        connection.setAutoCommit(false);
        attempts("ann", "10:00:00");
        connection.commit();
        Sql.execute(connection, "SELECT audit_append(now(), 'job', 'login', 'ann', '{}')");
        connection.rollback();

        assertThat(attempts("ann", "10:00:00")).containsExactly("10:01:00");
        connection.rollback();
        assertThat(attempts("ann", "10:00:00")).containsExactly("10:01:00");
        connection.rollback();
    }

    @Test
    void makesTheNextAttemptWaitForTheCommit() throws SQLException {
        connection.setAutoCommit(false);
        attempts("ann", "10:00:00");

        try (var another = database.connect()) {
            become(another);
            Sql.execute(another, "SET lock_timeout = '50ms'");
            assertThatThrownBy(() -> attempt(another, "ann", "10:00:00", 3))
                    .isInstanceOfSatisfying(
                            SQLException.class,
                            failure -> assertThat(failure.getSQLState()).isEqualTo("55P03"));
            assertThat(attempt(another, "bob", "10:00:00", 3)).isNull();
        }
        connection.rollback();
    }

    @Test
    void forgetsASubjectAndNoOther() throws SQLException {
        attempts("ann", "10:00:00", "10:00:00", "10:00:00");
        attempts("bob", "10:00:00", "10:00:00", "10:00:00");

        Sql.execute(connection, "SELECT throttle_forget('account', sha256('ann'))");
        Sql.execute(connection, "SELECT throttle_forget('address', sha256('bob'))");
        Sql.execute(connection, "SELECT throttle_forget(NULL, NULL)");

        assertThat(attempts("ann", "10:00:00")).containsExactly("allowed");
        assertThat(attempts("bob", "10:00:00")).containsExactly("10:01:00");
    }

    /* A comparison with a missing limit is null, and null is what allows. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "'account', sha256('ann'), now(), NULL, 3",
                "'account', sha256('ann'), now(), 0, 3",
                "'account', sha256('ann'), now(), -1, 3",
                "'account', sha256('ann'), now(), 60, NULL",
                "'account', sha256('ann'), NULL, 60, 3",
                "'account', NULL, now(), 60, 3",
                "NULL, sha256('ann'), now(), 60, 3",
                "'account', 'ann', now(), 60, 3",
                "'house', sha256('ann'), now(), 60, 3"
            })
    void failsRatherThanAllowWhereSomethingIsMissing(String arguments) throws SQLException {
        assertThatThrownBy(
                        () -> Sql.execute(connection, "SELECT throttle_attempt(" + arguments + ")"))
                .isInstanceOfSatisfying(
                        SQLException.class,
                        failure ->
                                assertThat(failure.getSQLState()).isIn("22023", "23502", "23514"));
    }

    private List<String> attempts(String subject, String... times) throws SQLException {
        var answers = new ArrayList<String>();
        for (var time : times) {
            var end = attempt(connection, subject, time, 3);
            answers.add(end == null ? "allowed" : end);
        }
        return answers;
    }

    private static @Nullable String attempt(
            Connection connection, String subject, String time, int allowed) throws SQLException {
        return Sql.text(
                connection,
                """
                SELECT to_char(throttle_attempt('account', sha256('%s'), '2026-11-20T%sZ', 60, %d) AT TIME ZONE 'UTC', 'HH24:MI:SS')
                """
                        .formatted(subject, time, allowed));
    }

    private static void become(Connection connection) throws SQLException {
        Sql.execute(connection, "SET ROLE uptick_accounts");
    }
}
