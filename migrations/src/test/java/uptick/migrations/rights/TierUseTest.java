package uptick.migrations.rights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import uptick.migrations.Sql;
import uptick.testing.database.TestDatabase;
import uptick.testing.database.WithDatabase;

/// `tier_use` and `tier_take`: a user takes what their tier allows, and not once more.
@WithDatabase
class TierUseTest {

    private final TestDatabase database;
    private final Connection connection;

    TierUseTest(TestDatabase database) throws SQLException {
        this.database = database;
        connection = database.connect();
    }

    @BeforeEach
    void begin() throws SQLException {
        Sql.execute(
                connection,
                """
                DELETE FROM users;
                INSERT INTO users (id, username, password_hash) VALUES ('%1$s', 'ann', 'x'), ('%2$s', 'bob', 'x');
                INSERT INTO tier_usage (user_id, day, kind, used) VALUES ('%2$s', '2026-11-20', 'briefs', 7);
                """
                        .formatted(People.ANN, People.BOB));
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    @Test
    void grantsAsManyAsTheTierAllows() throws SQLException {
        as(connection, People.ANN);

        for (var i = 0; i < 3; i++) {
            assertThat(use("briefs", "2026-11-20", 3)).isEqualTo("t");
        }
        assertThat(use("briefs", "2026-11-20", 3)).isEqualTo("f");
        assertThat(usage()).containsExactly("ann 2026-11-20 briefs 3", "bob 2026-11-20 briefs 7");
    }

    @Test
    void countsEachDayAndKindByItself() throws SQLException {
        as(connection, People.ANN);
        use("briefs", "2026-11-20", 1);

        assertThat(use("briefs", "2026-11-20", 1)).isEqualTo("f");
        assertThat(use("briefs", "2026-11-21", 1)).isEqualTo("t");
        assertThat(use("requests", "2026-11-20", 1)).isEqualTo("t");
    }

    @Test
    void refusesUnderALimitThatWasLoweredAndGrantsUnderOneThatWasRaised() throws SQLException {
        as(connection, People.BOB);

        assertThat(use("briefs", "2026-11-20", 5)).isEqualTo("f");
        assertThat(use("briefs", "2026-11-20", 8)).isEqualTo("t");
        assertThat(use("briefs", "2026-11-21", 0)).isEqualTo("f");
        assertThat(usage()).containsExactly("bob 2026-11-20 briefs 8");
    }

    @Test
    void grantsExactlySoManyOfMoreAtOnce() throws Exception {
        var granted =
                Together.run(
                        database,
                        16,
                        one -> {
                            as(one, People.ANN);
                            var count = 0;
                            for (var i = 0; i < 4; i++) {
                                if ("t".equals(use(one, "requests", "2026-11-20", 20))) {
                                    count++;
                                }
                            }
                            return count;
                        });

        assertThat(granted.stream().mapToInt(Integer::intValue).sum()).isEqualTo(20);
        assertThat(usage())
                .containsExactly("ann 2026-11-20 requests 20", "bob 2026-11-20 briefs 7");
    }

    @Test
    void grantsABlockAndOfTheLastOneWhatIsLeft() throws SQLException {
        as(connection, People.ANN);

        assertThat(take("requests", 4, 10)).isEqualTo("4");
        assertThat(take("requests", 4, 10)).isEqualTo("4");
        assertThat(take("requests", 4, 10)).isEqualTo("2");
        assertThat(take("requests", 4, 10)).isEqualTo("0");
        assertThat(use("requests", "2026-11-20", 10)).isEqualTo("f");
        assertThat(usage())
                .containsExactly("ann 2026-11-20 requests 10", "bob 2026-11-20 briefs 7");
    }

    @Test
    void grantsNoBlockUnderALimitThatIsReachedAndTheRestOfOneThatWasRaised() throws SQLException {
        as(connection, People.BOB);

        assertThat(take("briefs", 4, 5)).isEqualTo("0");
        assertThat(take("briefs", 4, 9)).isEqualTo("2");
        assertThat(take("requests", 4, 0)).isEqualTo("0");
        assertThat(take("requests", 2_000_000_000, 2_000_000_000)).isEqualTo("2000000000");
        assertThat(take("requests", 2_000_000_000, 2_147_483_647)).isEqualTo("147483647");
    }

    @Test
    void grantsInBlocksExactlySoManyOfMoreAtOnce() throws Exception {
        var granted =
                Together.run(
                        database,
                        16,
                        one -> {
                            as(one, People.ANN);
                            var count = 0;
                            for (var i = 0; i < 4; i++) {
                                count += Integer.parseInt(take(one, "requests", 3, 100));
                            }
                            return count;
                        });

        assertThat(granted.stream().mapToInt(Integer::intValue).sum()).isEqualTo(100);
        assertThat(usage())
                .containsExactly("ann 2026-11-20 requests 100", "bob 2026-11-20 briefs 7");
    }

    @ParameterizedTest
    @CsvSource({
        "'', 2, 3, 55000",
        "00000000-0000-7000-8000-00000000000a, 2, NULL, 22023",
        "00000000-0000-7000-8000-00000000000a, 0, 3, 22023",
        "00000000-0000-7000-8000-00000000000a, NULL, 3, 22023"
    })
    void failsForNobodyWithoutALimitAndForNoBlock(
            String userId, String wanted, String allowed, String state) throws SQLException {
        as(connection, userId);

        assertThatThrownBy(
                        () ->
                                Sql.execute(
                                        connection,
                                        "SELECT tier_take('requests', '2026-11-20', %s, %s)"
                                                .formatted(wanted, allowed)))
                .isInstanceOfSatisfying(
                        SQLException.class,
                        failure -> assertThat(failure.getSQLState()).isEqualTo(state));
    }

    @Test
    void takesNothingInATransactionThatIsRolledBack() throws SQLException {
        as(connection, People.ANN);
        connection.setAutoCommit(false);
        assertThat(use("briefs", "2026-11-20", 1)).isEqualTo("t");
        connection.rollback();
        connection.setAutoCommit(true);

        assertThat(use("briefs", "2026-11-20", 1)).isEqualTo("t");
    }

    @ParameterizedTest
    @CsvSource({
        "'', 'briefs', '2026-11-20', 3, 55000",
        "00000000-0000-7000-8000-00000000000a, 'briefs', '2026-11-20', NULL, 22023",
        "00000000-0000-7000-8000-00000000000a, 'lunch', '2026-11-20', 3, 23514",
        "00000000-0000-7000-8000-0000000000ff, 'briefs', '2026-11-20', 3, 23503"
    })
    void failsForNobodyAndWithoutALimit(
            String userId, String kind, String day, String allowed, String state)
            throws SQLException {
        as(connection, userId);

        assertThatThrownBy(
                        () ->
                                Sql.execute(
                                        connection,
                                        "SELECT tier_use('%s', '%s', %s)"
                                                .formatted(kind, day, allowed)))
                .isInstanceOfSatisfying(
                        SQLException.class,
                        failure -> assertThat(failure.getSQLState()).isEqualTo(state));
        assertThat(usage()).containsExactly("bob 2026-11-20 briefs 7");
    }

    private @Nullable String use(String kind, String day, int allowed) throws SQLException {
        return use(connection, kind, day, allowed);
    }

    private static @Nullable String use(Connection connection, String kind, String day, int allowed)
            throws SQLException {
        return Sql.text(
                connection, "SELECT tier_use('%s', '%s', %d)".formatted(kind, day, allowed));
    }

    private String take(String kind, int wanted, int allowed) throws SQLException {
        return take(connection, kind, wanted, allowed);
    }

    private static String take(Connection connection, String kind, int wanted, int allowed)
            throws SQLException {
        return String.valueOf(
                Sql.text(
                        connection,
                        "SELECT tier_take('%s', '2026-11-20', %d, %d)"
                                .formatted(kind, wanted, allowed)));
    }

    private static void as(Connection connection, String userId) throws SQLException {
        Sql.execute(
                connection,
                "SELECT set_config('app.uid', '%s', false); SET ROLE uptick_trends"
                        .formatted(userId));
    }

    private List<String> usage() throws SQLException {
        Sql.execute(connection, "RESET ROLE");
        return Sql.texts(
                connection,
                """
                SELECT concat_ws(' ', username, day, kind, used)
                FROM tier_usage
                JOIN users ON users.id = tier_usage.user_id
                ORDER BY username, day, kind
                """);
    }
}
