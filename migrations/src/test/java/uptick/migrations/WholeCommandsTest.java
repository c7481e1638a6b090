package uptick.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;

import io.micronaut.context.ApplicationContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import uptick.migrations.MigrateAnswer.Kept;
import uptick.migrations.MigrateAnswer.Recreated;
import uptick.migrations.MigrateAnswer.Seeded;
import uptick.migrations.MigrateAnswer.Validated;
import uptick.testing.database.TestDatabase;
import uptick.testing.database.TestServer;

/// The commands that work on what the package brings, on the contents of [TestContents].
class WholeCommandsTest {

    private TestDatabase database;
    private Connection connection;

    @TempDir Path folder;

    @BeforeEach
    void makeAnEmptyDatabase() throws SQLException {
        database = TestServer.shared().emptyDatabase();
        connection = database.connect();
    }

    @AfterEach
    void dropIt() throws SQLException {
        connection.close();
        TestServer.shared().drop(database);
    }

    @Test
    void recreateTakesEverythingDownAndBringsItUpWithItsSeeds() throws SQLException {
        run(MigrateCommand.of("migrate"), false);
        Sql.execute(connection, "INSERT INTO topics (topic_key, title) VALUES ('mine', 'Mine')");

        var answer = run(new MigrateCommand("recreate", null, database.name()), false);

        assertThat(answer)
                .isInstanceOfSatisfying(
                        Recreated.class,
                        recreated -> {
                            assertThat(recreated.rolledBack()).isEqualTo(Versions.ALL.reversed());
                            assertThat(recreated.migrated()).isEqualTo(Versions.ALL);
                            assertThat(recreated.seeded())
                                    .containsExactly(new Seeded.Added("topics", 2));
                            assertThat(recreated.status().pending()).isEmpty();
                        });
        assertThat(Sql.texts(connection, "SELECT topic_key FROM topics ORDER BY 1"))
                .containsExactly("electric cars", "solar, at home");
        assertThat(run(MigrateCommand.of("validate"), false))
                .isInstanceOfSatisfying(
                        Validated.class, validated -> assertThat(validated.valid()).isTrue());
    }

    @Test
    void recreateMakesAnEmptyDatabaseToo() {
        assertThat(run(new MigrateCommand("recreate", null, database.name()), false))
                .isInstanceOfSatisfying(
                        Recreated.class,
                        recreated -> {
                            assertThat(recreated.rolledBack()).isEmpty();
                            assertThat(recreated.migrated()).isEqualTo(Versions.ALL);
                        });
    }

    @Test
    void recreateIsRefusedWithoutTheRightConfirmation() throws SQLException {
        run(MigrateCommand.of("migrate"), false);

        for (var wrong : List.of("", "other")) {
            assertThatThrownBy(() -> run(new MigrateCommand("recreate", null, wrong), false))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("another database");
        }
        assertThatThrownBy(() -> run(MigrateCommand.of("recreate"), false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("confirm it with the name of the database");

        assertThat(Sql.text(connection, "SELECT count(*) FROM users")).isEqualTo("0");
    }

    @Test
    void upkeepMakesWhatComesAndExportsAndDropsWhatIsOver() throws SQLException {
        makePartitionedTables();

        assertThat(run(MigrateCommand.of("upkeep"), true))
                .isEqualTo(
                        new Kept(
                                List.of("readings_2026m11", "readings_2026m12", "notes_y2026"),
                                List.of("readings_2026m08.csv"),
                                List.of(),
                                List.of()));
        assertThat(run(MigrateCommand.of("upkeep"), true))
                .isEqualTo(new Kept(List.of(), List.of(), List.of(), List.of()));

        assertThat(folder.resolve("readings_2026m08.csv"))
                .content()
                .isEqualTo("ts\n2026-08-02 00:00:00+00\n");
        assertThat(Sql.text(connection, "SELECT count(*) FROM readings")).isEqualTo("1");
    }

    @Test
    void upkeepDropsNothingWithoutAFolderForIt() throws SQLException {
        makePartitionedTables();

        assertThat(run(MigrateCommand.of("upkeep"), false))
                .isEqualTo(
                        new Kept(
                                List.of("readings_2026m11", "readings_2026m12", "notes_y2026"),
                                List.of(),
                                List.of("readings_2026m08"),
                                List.of()));

        assertThat(Sql.text(connection, "SELECT count(*) FROM readings")).isEqualTo("2");
    }

    @Test
    void upkeepOfADatabaseWithoutTheTablesSaysWhatComesFirst() {
        assertThatThrownBy(() -> run(MigrateCommand.of("upkeep"), true))
                .isInstanceOf(CommandFailed.class)
                .hasMessage("the database has no table readings: migrate first");
    }

    @Test
    void failWithOneLineThatHoldsNoPassword() throws SQLException {
        makePartitionedTables();
        Sql.execute(connection, "CREATE TABLE readings_2026m11 (ts timestamptz)");

        assertThatThrownBy(() -> run(MigrateCommand.of("upkeep"), true))
                .isInstanceOf(CommandFailed.class)
                .hasMessage("ERROR: relation \"readings_2026m11\" already exists (SQLSTATE 42P07)");
    }

    private void makePartitionedTables() throws SQLException {
        Sql.execute(
                connection,
                """
                CREATE TABLE readings (ts timestamptz NOT NULL) PARTITION BY RANGE (ts);
                CREATE TABLE readings_2026m08 PARTITION OF readings FOR VALUES FROM ('2026-08-01Z') TO ('2026-09-01Z');
                CREATE TABLE readings_2026m09 PARTITION OF readings FOR VALUES FROM ('2026-09-01Z') TO ('2026-10-01Z');
                INSERT INTO readings VALUES ('2026-08-02Z'), ('2026-09-02Z');
                CREATE TABLE notes (ts timestamptz NOT NULL) PARTITION BY RANGE (ts);
                """);
    }

    private MigrateAnswer run(MigrateCommand command, boolean withFolder) {
        var properties = new HashMap<String, Object>(database.properties());
        properties.put(TestContents.PROPERTY, "true");
        properties.put(TestContents.PLANS, command.command().equals("upkeep"));
        if (withFolder) {
            properties.put("uptick.migrations.upkeep.export-folder", folder.toString());
        }
        try (var context =
                ApplicationContext.builder()
                        .deduceEnvironment(false)
                        .banner(false)
                        .properties(properties)
                        .singletons(
                                Clock.fixed(Instant.parse("2026-11-27T09:30:00Z"), ZoneOffset.UTC))
                        .start()) {
            return context.getBean(RunCommand.class).run(command);
        }
    }
}
