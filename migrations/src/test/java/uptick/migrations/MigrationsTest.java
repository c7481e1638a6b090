package uptick.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import uptick.migrations.SchemaStatus.Step;
import uptick.model.connection.ExpectedSchema;
import uptick.testing.database.TestDatabase;
import uptick.testing.database.TestServer;

class MigrationsTest {

    private static final List<String> ALL = Versions.ALL;

    private TestDatabase database;
    private Migrations migrations;

    @BeforeEach
    void makeAnEmptyDatabase() {
        database = TestServer.shared().emptyDatabase();
        migrations = of(database);
    }

    @AfterEach
    void dropIt() {
        TestServer.shared().drop(database);
    }

    @Test
    void takesAnEmptyDatabaseToTheVersionThatTheBuildExpects() throws SQLException {
        assertThat(migrations.status().current()).isNull();
        assertThat(migrations.status().applied()).isEmpty();
        assertThat(migrations.status().pending()).isEqualTo(ALL);

        assertThat(migrations.migrate(null)).isEqualTo(ALL);

        assertThat(migrations.status().current()).isEqualTo(ExpectedSchema.VERSION);
        assertThat(migrations.status().applied()).extracting(Step::version).isEqualTo(ALL);
        assertThat(migrations.status().pending()).isEmpty();
        try (var connection = database.connect()) {
            assertThat(Sql.text(connection, "SELECT schema_version()"))
                    .isEqualTo(ExpectedSchema.VERSION);
            assertThat(tables(connection)).isEqualTo(ExpectedSchema.TABLES);
        }
    }

    @Test
    void saysWhenEachStepWasApplied() throws SQLException {
        migrations.migrate(null);

        try (var connection = database.connect()) {
            // This JVM's zone is 14 hours ahead: a local time taken for an instant would be off by
            // that.
            assertThat(
                            Sql.texts(
                                    connection,
                                    """
                                    SELECT version
                                    FROM flyway_schema_history
                                    WHERE installed_on AT TIME ZONE 'UTC' BETWEEN now() - interval '1 hour' AND now()
                                    ORDER BY version
                                    """))
                    .isEqualTo(ALL);
            var recorded =
                    Sql.texts(
                            connection,
                            """
                            SELECT to_char(installed_on, 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
                            FROM flyway_schema_history
                            ORDER BY installed_rank
                            """);
            assertThat(migrations.status().applied())
                    .extracting(Step::installedOn)
                    .isEqualTo(recorded.stream().map(Instant::parse).toList());
        }
    }

    @Test
    void changesNothingTheSecondTime() throws SQLException {
        migrations.migrate(null);
        try (var connection = database.connect()) {
            var history = Sql.texts(connection, "SELECT h::text FROM flyway_schema_history AS h");

            assertThat(migrations.migrate(null)).isEmpty();

            assertThat(Sql.texts(connection, "SELECT h::text FROM flyway_schema_history AS h"))
                    .isEqualTo(history);
        }
    }

    @Test
    void stopsAtATarget() {
        assertThat(migrations.migrate("0003")).containsExactly("0001", "0002", "0003");
        assertThat(migrations.status().current()).isEqualTo("0003");
        assertThat(migrations.status().pending()).isEqualTo(Versions.after("0003"));

        assertThat(migrations.migrate("3")).isEmpty();
        assertThat(migrations.migrate(null)).isEqualTo(Versions.after("0003"));
    }

    @Test
    void goesOnAfterAStepThatCouldNotRunInATransactionFailed() throws SQLException {
        migrations.migrate(null);
        var later =
                Migrations.of(
                        database.url(),
                        database.username(),
                        database.password(),
                        "classpath:db/migration",
                        "classpath:db/later");
        try (var connection = database.connect()) {
            Sql.execute(
                    connection,
                    "INSERT INTO topics (topic_key, title) VALUES ('a', 'Same'), ('b', 'Same')");

            assertThatThrownBy(() -> later.migrate(null))
                    .isInstanceOf(FlywayException.class)
                    .hasMessageContaining("V9001__later_add_unique_titles.sql")
                    .hasMessageContaining("23505");
            assertThat(
                            Sql.text(
                                    connection,
                                    "SELECT indisvalid FROM pg_index WHERE indexrelid = 'ux_topics_title'::regclass"))
                    .isEqualTo("f");
            assertThat(Sql.text(connection, "SELECT schema_version()"))
                    .isEqualTo(ExpectedSchema.VERSION);

            Sql.execute(connection, "DELETE FROM topics WHERE topic_key = 'b'");
            assertThat(later.migrate(null)).containsExactly("9001");
            assertThat(
                            Sql.text(
                                    connection,
                                    "SELECT indisvalid FROM pg_index WHERE indexrelid = 'ux_topics_title'::regclass"))
                    .isEqualTo("t");
        }
    }

    @Test
    void leavesTheLastGoodVersionWhereAStepFailsAndSaysWhere() throws SQLException {
        migrations.migrate("0004");
        try (var connection = database.connect()) {
            // In the way of the second table of V0005: by then the step has made its first.
            Sql.execute(connection, "CREATE TABLE observations (stray integer)");

            assertThatThrownBy(() -> migrations.migrate(null))
                    .isInstanceOf(FlywayException.class)
                    .hasMessageContaining("V0005__collections_add_runs_and_observations.sql")
                    .hasMessageContaining("Line       : ")
                    .hasMessageContaining("42P07")
                    .hasMessageContaining("relation \"observations\" already exists");

            assertThat(migrations.status().current()).isEqualTo("0004");
            assertThat(tables(connection)).doesNotContain("data_collections", "trends");

            Sql.execute(connection, "DROP TABLE observations");
            assertThat(migrations.migrate(null)).isEqualTo(Versions.after("0004"));
        }
    }

    @Test
    void refusesAnAppliedFileThatWasChanged() throws SQLException {
        migrations.migrate("0002");
        try (var connection = database.connect()) {
            Sql.execute(
                    connection,
                    "UPDATE flyway_schema_history SET checksum = checksum + 1 WHERE version = '0002'");
        }

        assertThatThrownBy(() -> migrations.migrate(null))
                .isInstanceOf(FlywayException.class)
                .hasMessageContaining("checksum mismatch")
                .hasMessageContaining("0002");
        assertThat(migrations.status().current()).isEqualTo("0002");
    }

    @Test
    void leavesAForeignDatabaseAlone() throws SQLException {
        try (var connection = database.connect()) {
            Sql.execute(connection, "CREATE TABLE somebody_elses (id integer)");

            assertThatThrownBy(() -> migrations.migrate(null))
                    .isInstanceOf(FlywayException.class)
                    .hasMessageContaining("non-empty schema");

            assertThat(tables(connection)).containsExactly("somebody_elses");
        }
    }

    private static Migrations of(TestDatabase database) {
        return Migrations.of(database.url(), database.username(), database.password());
    }

    private static List<String> tables(Connection connection) throws SQLException {
        return Sql.texts(
                connection,
                """
                SELECT relname
                FROM pg_class
                WHERE relnamespace = 'public'::regnamespace
                  AND relkind IN ('r', 'p')
                  AND NOT relispartition
                  AND relname NOT IN ('flyway_schema_history', 'schema_rollback_log')
                ORDER BY relname
                """);
    }
}
