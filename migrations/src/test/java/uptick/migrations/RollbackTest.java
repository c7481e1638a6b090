package uptick.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import uptick.migrations.rollback.DownScriptFailed;
import uptick.migrations.rollback.Rollback;
import uptick.migrations.rollback.RollbackTarget;
import uptick.testing.database.TestDatabase;
import uptick.testing.database.TestServer;

class RollbackTest {

    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-11-27T09:30:00Z"), ZoneOffset.UTC);

    private TestDatabase database;
    private Connection connection;
    private Migrations migrations;

    @BeforeEach
    void makeAnEmptyDatabase() throws SQLException {
        database = TestServer.shared().emptyDatabase();
        connection = database.connect();
        migrations = Migrations.of(database.url(), database.username(), database.password());
    }

    @AfterEach
    void dropIt() throws SQLException {
        connection.close();
        TestServer.shared().drop(database);
    }

    @Test
    void takesTheNewestStepBack() throws SQLException {
        migrations.migrate("0005");

        assertThat(rollBack("-1")).containsExactly("0005");

        assertThat(migrations.status().current()).isEqualTo("0004");
        assertThat(tables()).contains("topics").doesNotContain("observations");
    }

    @Test
    void takesSeveralBackTheNewestFirst() throws SQLException {
        migrations.migrate("0005");

        assertThat(rollBack("-2")).containsExactly("0005", "0004");
        assertThat(rollBack("-99")).containsExactly("0003", "0002", "0001");
        assertThat(rollBack("-1")).isEmpty();
    }

    @Test
    void keepsTheVersionThatItGoesDownTo() throws SQLException {
        migrations.migrate("0006");

        assertThat(rollBack("3")).containsExactly("0006", "0005", "0004");
        assertThat(rollBack("0003")).isEmpty();

        assertThat(migrations.status().current()).isEqualTo("0003");
        assertThat(migrations.migrate(null)).isEqualTo(Versions.after("0003"));
    }

    @Test
    void leavesOnlyHistoryAndLogAtTheBase() throws SQLException {
        migrations.migrate(null);

        assertThat(rollBack("base")).isEqualTo(Versions.ALL.reversed());

        assertThat(tables()).containsExactly("flyway_schema_history", "schema_rollback_log");
        assertThat(migrations.status().current()).isNull();
        assertThat(migrations.migrate(null)).isEqualTo(Versions.ALL);
    }

    @Test
    void findsNothingToDoWhereNothingWasEverApplied() throws SQLException {
        assertThat(rollBack("base")).isEmpty();
        assertThat(tables()).isEmpty();
    }

    @Test
    void writesDownWhatWasTakenBackWhenByWhomAndWithWhichScript() throws Exception {
        migrations.migrate("0002");
        rollBack("base");

        var hash =
                HexFormat.of()
                        .formatHex(
                                MessageDigest.getInstance("SHA-256")
                                        .digest(
                                                getClass()
                                                        .getResourceAsStream(
                                                                "/db/rollback/V0002__accounts_add_users.down.sql")
                                                        .readAllBytes()));
        assertThat(Sql.texts(connection, "SELECT version FROM schema_rollback_log ORDER BY id"))
                .containsExactly("0002", "0001");
        assertThat(
                        Sql.text(
                                connection,
                                """
                                SELECT concat_ws(' ', rolled_back_at AT TIME ZONE 'UTC', rolled_back_by, script_sha256)
                                FROM schema_rollback_log
                                WHERE version = '0002'
                                """))
                .isEqualTo("2026-11-27 09:30:00 " + database.username() + " " + hash);
    }

    @Test
    void addsToItsLogThroughEveryDownAndUp() throws SQLException {
        migrations.migrate("0001");
        assertThat(tables()).contains("schema_rollback_log");

        rollBack("base");
        migrations.migrate("0001");
        rollBack("base");

        assertThat(Sql.text(connection, "SELECT count(*) FROM schema_rollback_log")).isEqualTo("2");
    }

    @Test
    void keepsALogThatMeetsTheBarOfEveryTableAndIsLentToNobody() throws SQLException {
        migrations.migrate(null);
        CatalogueRule.open(connection);

        assertThat(Sql.texts(connection, "SELECT table_name FROM our_tables"))
                .contains("schema_rollback_log");
        for (var rule : CatalogueRule.all()) {
            assertThat(rule.offenders(connection)).as(rule.toString()).isEmpty();
        }
        assertThat(
                        Sql.text(
                                connection,
                                "SELECT relacl FROM pg_class WHERE relname = 'schema_rollback_log'"))
                .isNull();
    }

    @Test
    void saysWhereAScriptFailsAndLeavesTheVersionBeforeIt() throws SQLException {
        migrations.migrate("0006");
        // In the way of the second statement of V0006's script: by then the first is done.
        Sql.execute(connection, "CREATE VIEW stray AS SELECT title FROM trends");

        assertThatThrownBy(() -> rollBack("-1"))
                .isInstanceOfSatisfying(
                        DownScriptFailed.class,
                        failure -> {
                            assertThat(failure.script())
                                    .isEqualTo("V0006__trends_add_trends.down.sql");
                            assertThat(failure.line()).isEqualTo(5);
                            assertThat(failure.getSQLState()).isEqualTo("2BP01");
                            assertThat(OneLine.of(failure))
                                    .isEqualTo(
                                            "V0006__trends_add_trends.down.sql, line 5: ERROR: cannot drop table trends because other objects depend on it (SQLSTATE 2BP01)");
                        });

        assertThat(migrations.status().current()).isEqualTo("0006");
        assertThat(tables()).contains("trends", "trend_scorings");
        assertThat(Sql.text(connection, "SELECT count(*) FROM schema_rollback_log")).isEqualTo("0");
    }

    @Test
    void goesOnWhereAFailureHasStoppedIt() throws SQLException {
        migrations.migrate("0006");
        Sql.execute(connection, "CREATE VIEW stray AS SELECT state FROM observations");

        assertThatThrownBy(() -> rollBack("0003")).isInstanceOf(DownScriptFailed.class);
        assertThat(migrations.status().current()).isEqualTo("0005");

        Sql.execute(connection, "DROP VIEW stray");
        assertThat(rollBack("0003")).containsExactly("0005", "0004");
    }

    @Test
    void refusesAStepThatThisPackageDoesNotKnow() throws SQLException {
        migrations.migrate(null);
        Sql.execute(
                connection,
                """
                INSERT INTO flyway_schema_history (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success)
                VALUES (9999, '9999', 'later', 'SQL', 'V9999__later.sql', 1, 'later', 1, true)
                """);

        assertThatThrownBy(() -> rollBack("base"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "this package has no V9999__later.down.sql for version 9999: take the database back with the package that brought it there");

        assertThat(tables()).contains("users");
        assertThat(migrations.status().current()).isEqualTo("9999");
    }

    @Test
    void refusesToGoDownToWhatIsNotApplied() {
        migrations.migrate("0003");

        assertThatThrownBy(() -> rollBack("0004"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("version 0004 is not applied: there is nothing to go back to");

        assertThat(migrations.status().current()).isEqualTo("0003");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "-0", "--1", "-x", "bass", "all", "-12345"})
    void refusesATargetThatIsNone(String target) {
        assertThatThrownBy(() -> RollbackTarget.parse(target))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("base");
    }

    private List<String> rollBack(String target) throws SQLException {
        return new Rollback(connection, CLOCK).to(RollbackTarget.parse(target));
    }

    private List<String> tables() throws SQLException {
        return Sql.texts(
                connection,
                "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename");
    }
}
