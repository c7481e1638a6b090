package uptick.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import uptick.migrations.MigrateAnswer.Seeded;
import uptick.migrations.seed.CsvSeed;
import uptick.migrations.seed.Seed;
import uptick.migrations.seed.Seeds;
import uptick.testing.database.TestDatabase;
import uptick.testing.database.TestServer;

class RunSeedsTest {

    private static final CsvSeed TOPICS = TestContents.TOPICS;

    private TestDatabase database;
    private Connection connection;

    @BeforeEach
    void makeADatabase() throws SQLException {
        database = TestServer.shared().migratedDatabase();
        connection = database.connect();
    }

    @AfterEach
    void dropIt() throws SQLException {
        connection.close();
        TestServer.shared().drop(database);
    }

    @Test
    void addsTheRowsOfItsFile() throws Exception {
        assertThat(seed(TOPICS)).isEqualTo(new Seeded(List.of(new Seeded.Added("topics", 2))));

        assertThat(topics())
                .containsExactly(
                        "electric cars|Electric cars|3|none",
                        "solar, at home|Solar, \"at home\"|1|GB");
    }

    @Test
    void addsNothingTheSecondTimeAndOverwritesNothing() throws Exception {
        seed(TOPICS);
        Sql.execute(
                connection,
                "UPDATE topics SET title = 'Mine', priority = 9 WHERE topic_key = 'electric cars'");
        Sql.execute(connection, "DELETE FROM topics WHERE topic_key <> 'electric cars'");

        assertThat(seed(TOPICS)).isEqualTo(new Seeded(List.of(new Seeded.Added("topics", 1))));
        assertThat(seed(TOPICS)).isEqualTo(new Seeded(List.of(new Seeded.Added("topics", 0))));

        assertThat(topics())
                .containsExactly(
                        "electric cars|Mine|9|none", "solar, at home|Solar, \"at home\"|1|GB");
    }

    @Test
    void keepsTheSeedsBeforeTheOneThatFailsAndNothingOfThatOne() throws Exception {
        var half =
                new NamedSeed(
                        "half",
                        failing -> {
                            Sql.execute(
                                    failing,
                                    "INSERT INTO topics (topic_key, title) VALUES ('half', 'Half')");
                            Sql.execute(failing, "INSERT INTO topics (topic_key) VALUES ('x')");
                            return 2;
                        });

        assertThatThrownBy(() -> seed(TOPICS, half, TOPICS))
                .isInstanceOfSatisfying(
                        SQLException.class,
                        failure -> assertThat(failure.getSQLState()).isEqualTo("23502"))
                .hasMessageStartingWith("seed half: ");

        assertThat(topics()).hasSize(2).noneMatch(topic -> topic.startsWith("half"));
        assertThat(seed(TOPICS).seeded()).containsExactly(new Seeded.Added("topics", 0));
    }

    @Test
    void saysThatThereIsNothingToSeedYet() throws Exception {
        assertThat(new RunSeeds(owner(), Seeds.ofTheProduct()).run().seeded())
                .hasSameSizeAs(Seeds.ofTheProduct().inOrder());
    }

    @Test
    void refusesASchemaThatIsNotAtTheLatestVersion() throws SQLException {
        var older = TestServer.shared().emptyDatabase();
        try {
            var settings = new OwnerSettings(older.url(), older.username(), older.password());
            new OwnerDatabase(settings).migrations().migrate("0003");

            assertThatThrownBy(
                            () ->
                                    new RunSeeds(
                                                    new OwnerDatabase(settings),
                                                    new Seeds(List.of(TOPICS)))
                                            .run())
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("0004")
                    .hasMessageContaining("migrate first");
        } finally {
            TestServer.shared().drop(older);
        }
    }

    @Test
    void takesNoStatementThatCouldOverwrite() {
        assertThatThrownBy(
                        () ->
                                new CsvSeed(
                                        "topics",
                                        "/db/seed/test_topics.csv",
                                        "INSERT INTO topics SELECT * FROM seed_rows"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("DO NOTHING");
    }

    private Seeded seed(Seed... seeds) throws SQLException, IOException {
        return new RunSeeds(owner(), new Seeds(List.of(seeds))).run();
    }

    private OwnerDatabase owner() {
        return new OwnerDatabase(
                new OwnerSettings(database.url(), database.username(), database.password()));
    }

    private List<String> topics() throws SQLException {
        return Sql.texts(
                connection,
                "SELECT concat_ws('|', topic_key, title, priority, coalesce(region, 'none')) FROM topics ORDER BY topic_key");
    }

    /// A seed in a few lines.
    private record NamedSeed(String name, Rows rows) implements Seed {

        interface Rows {
            long add(Connection connection) throws SQLException;
        }

        @Override
        public long apply(Connection connection) throws SQLException {
            return rows.add(connection);
        }
    }
}
