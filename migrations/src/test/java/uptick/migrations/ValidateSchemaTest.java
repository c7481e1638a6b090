package uptick.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import uptick.migrations.MigrateAnswer.Validated;
import uptick.migrations.structure.Structure;
import uptick.migrations.structure.StructureDifference;
import uptick.migrations.structure.StructureFile;
import uptick.model.connection.ExpectedSchema;
import uptick.testing.database.TestDatabase;
import uptick.testing.database.TestServer;

class ValidateSchemaTest {

    private static final String REWRITE =
            "mvn -pl migrations -am test -Dtest=ValidateSchemaTest -Dsurefire.failIfNoSpecifiedTests=false -Duptick.rewrite=true";

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
    void expectsWhatTheMigrationsMake() throws SQLException, IOException {
        migrations.migrate(null);
        var made =
                StructureFile.write(
                        Structure.lasting(connection),
                        List.of(
                                "The structure that the migrations make, which validate compares a database with.",
                                "Written by: " + REWRITE));

        if (Boolean.getBoolean("uptick.rewrite")) {
            Files.writeString(Path.of("src/main/resources" + StructureFile.RESOURCE), made);
        } else {
            assertThat(Sql.read(Sql.file(StructureFile.RESOURCE)))
                    .as("the expected structure; after a change of the migrations run\n" + REWRITE)
                    .isEqualTo(made);
        }
    }

    @Test
    void findsNothingToSayOfAMigratedDatabase() throws SQLException {
        migrations.migrate(null);

        assertThat(validate())
                .isEqualTo(
                        new Validated(
                                true,
                                ExpectedSchema.VERSION,
                                List.of(),
                                List.of(),
                                List.of(),
                                true,
                                List.of(),
                                List.of(),
                                0));
    }

    @Test
    void listsWhatIsMissingAndWhatIsUnexpected() throws SQLException {
        migrations.migrate(null);
        Sql.execute(
                connection,
                """
                DROP INDEX ix_topics_created_by;
                ALTER TABLE topics ALTER COLUMN region TYPE varchar(20);
                ALTER TABLE topics DROP CONSTRAINT ck_topics_title;
                ALTER TABLE topic_watches NO FORCE ROW LEVEL SECURITY;
                GRANT DELETE ON users TO uptick_trends;
                CREATE TABLE stray (id integer);
                """);

        var answer = validate();

        assertThat(answer.valid()).isFalse();
        assertThat(answer.missing())
                .anySatisfy(
                        line ->
                                assertThat(line)
                                        .startsWith("index CREATE INDEX ix_topics_created_by"))
                .anySatisfy(
                        line ->
                                assertThat(line)
                                        .startsWith("column topics 6 region")
                                        .contains("character varying(10)"))
                .anySatisfy(
                        line ->
                                assertThat(line)
                                        .startsWith("constraint topics ck_topics_title CHECK"))
                .anySatisfy(
                        line ->
                                assertThat(line)
                                        .startsWith("relation topic_watches")
                                        .contains("forced t"))
                .hasSize(4);
        assertThat(answer.unexpected())
                .anySatisfy(
                        line ->
                                assertThat(line)
                                        .startsWith("column topics 6 region")
                                        .contains("character varying(20)"))
                .anySatisfy(
                        line ->
                                assertThat(line)
                                        .startsWith("relation topic_watches")
                                        .contains("forced f"))
                .contains("grant on relation users to uptick_trends: DELETE")
                .anySatisfy(line -> assertThat(line).startsWith("relation stray"))
                .anySatisfy(line -> assertThat(line).startsWith("column stray 1 id"))
                .hasSize(5);
    }

    @Test
    void leavesOutPartitionsThatAreMadeAsTimeGoesByButNotTheTableThatHasThem() throws SQLException {
        migrations.migrate(null);
        Sql.execute(
                connection,
                """
                CREATE TABLE readings (id integer, ts timestamptz NOT NULL, CONSTRAINT pk_readings PRIMARY KEY (id, ts))
                  PARTITION BY RANGE (ts);
                CREATE TABLE readings_default PARTITION OF readings DEFAULT;
                CREATE TABLE notes (id integer, ts timestamptz, CONSTRAINT fk_notes FOREIGN KEY (id, ts) REFERENCES readings);
                """);
        var before = Structure.lasting(connection);
        var all = Structure.of(connection);

        Sql.execute(
                connection,
                """
                CREATE TABLE readings_y2026 PARTITION OF readings FOR VALUES FROM ('2026-01-01Z') TO ('2027-01-01Z');
                COMMENT ON TABLE readings_y2026 IS 'One year.';
                COMMENT ON CONSTRAINT readings_y2026_pkey ON readings_y2026 IS 'Its key.';
                GRANT SELECT ON readings_y2026 TO uptick_trends;
                """);

        assertThat(Structure.lasting(connection)).isEqualTo(before);
        assertThat(Structure.of(connection)).isNotEqualTo(all);
        assertThat(before.lines())
                .anySatisfy(line -> assertThat(line).startsWith("relation readings_default "))
                .anySatisfy(line -> assertThat(line).contains("relation readings ", "RANGE (ts)"));
    }

    @Test
    void tellsOfFilesThatWereChangedAfterTheyWereApplied() throws SQLException {
        migrations.migrate(null);
        Sql.execute(
                connection,
                "UPDATE flyway_schema_history SET checksum = checksum + 1 WHERE version = '0002'");

        var answer = validate();

        assertThat(answer.valid()).isFalse();
        assertThat(answer.changed())
                .singleElement()
                .asString()
                .contains("checksum mismatch", "0002")
                .hasLineCount(1);
        assertThat(answer.missing()).isEmpty();
    }

    @Test
    void comparesNoStructureAtAnotherVersionThanItsOwn() throws SQLException {
        assertThat(validate().pending()).isEqualTo(Versions.ALL);

        migrations.migrate("0003");
        assertThat(validate())
                .isEqualTo(
                        new Validated(
                                false,
                                "0003",
                                Versions.after("0003"),
                                List.of(),
                                List.of(),
                                false,
                                List.of(),
                                List.of(),
                                0));

        migrations.migrate(null);
        Sql.execute(
                connection,
                """
                INSERT INTO flyway_schema_history (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success)
                VALUES (9999, '9999', 'later', 'SQL', 'V9999__later.sql', 1, 'later', 1, true)
                """);
        var newer = validate();
        assertThat(newer.newer()).containsExactly("9999");
        assertThat(newer.valid()).isFalse();
        assertThat(newer.compared()).isFalse();
        assertThat(newer.changed()).isEmpty();
    }

    @Test
    void cutsAListThatIsLong() {
        var many =
                new Structure(
                        IntStream.range(0, 70)
                                .mapToObj(i -> "line " + i + "x".repeat(400))
                                .toList());

        var difference = StructureDifference.between(new Structure(List.of("one", "two")), many);

        assertThat(difference.missing()).containsExactly("one", "two");
        assertThat(difference.unexpected())
                .hasSize(StructureDifference.MOST)
                .allSatisfy(line -> assertThat(line).hasSizeLessThan(310).endsWith(" ..."));
        assertThat(difference.leftOff()).isEqualTo(20);
    }

    private Validated validate() throws SQLException {
        return new ValidateSchema(
                        new OwnerDatabase(
                                new OwnerSettings(
                                        database.url(), database.username(), database.password())))
                .run();
    }
}
