package uptick.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import uptick.migrations.rollback.Rollback;
import uptick.migrations.rollback.RollbackTarget;
import uptick.migrations.structure.Structure;
import uptick.testing.database.TestDatabase;
import uptick.testing.database.TestServer;
import uptick.testing.database.WithDatabase;

@WithDatabase
class RollbackScriptsTest {

    @Test
    void areThereForEveryStepAndForNothingElse() {
        assertThat(Step.all()).isNotEmpty();
        assertThat(Sql.files("/db/rollback"))
                .extracting(file -> file.getFileName().toString())
                .containsExactlyElementsOf(
                        Step.all().stream().map(step -> step.name() + ".down.sql").toList());
    }

    @Test
    void followEachOtherWithoutAGap() {
        var versions = Step.all().stream().map(step -> Integer.parseInt(step.version())).toList();

        assertThat(versions.getFirst()).isEqualTo(1);
        assertThat(versions.getLast()).isEqualTo(versions.size());
        assertThat(versions).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void takeBackExactlyWhatTheirStepsDid() throws SQLException {
        var database = TestServer.shared().emptyDatabase();
        var migrations = Migrations.of(database.url(), database.username(), database.password());
        try (var connection = database.connect()) {
            var before = new ArrayList<List<String>>();
            for (var step : Step.all()) {
                before.add(fingerprint(connection));
                migrations.migrate(step.version());
                assertThat(fingerprint(connection))
                        .as("%s changes something", step.name())
                        .isNotEqualTo(before.getLast());
            }
            var latest = fingerprint(connection);

            for (var step : Step.all().reversed()) {
                assertThat(
                                new Rollback(connection, Clock.systemUTC())
                                        .to(new RollbackTarget.Steps(1)))
                        .containsExactly(step.version());
                assertThat(fingerprint(connection))
                        .as("after the way back of %s", step.name())
                        .containsExactlyElementsOf(before.removeLast());
            }
            assertThat(migrations.status().current()).isNull();

            migrations.migrate(null);
            assertThat(fingerprint(connection)).containsExactlyElementsOf(latest);
        } finally {
            TestServer.shared().drop(database);
        }
    }

    /* Each of these is a difference that a way back could leave behind. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "ALTER TABLE topics ALTER COLUMN title DROP NOT NULL",
                "ALTER TABLE topics ALTER COLUMN title TYPE varchar(501)",
                "ALTER TABLE topics ALTER COLUMN priority SET DEFAULT 1",
                "ALTER TABLE topics ADD COLUMN extra text",
                "ALTER TABLE topics DROP CONSTRAINT ck_topics_title",
                "ALTER TABLE topics DROP CONSTRAINT fk_topics_created_by",
                "ALTER TABLE topics DISABLE TRIGGER tr_topics_updated_at",
                "ALTER TABLE topic_watches NO FORCE ROW LEVEL SECURITY",
                "ALTER POLICY topic_watches_own ON topic_watches USING (true)",
                "DROP INDEX ix_topics_tracked",
                "CREATE INDEX ix_topics_title ON topics (title)",
                "COMMENT ON COLUMN topics.title IS 'another'",
                "COMMENT ON TABLE topics IS NULL",
                "COMMENT ON FUNCTION app_uid() IS 'another'",
                "COMMENT ON INDEX ix_topics_tracked IS 'a new one'",
                "GRANT DELETE ON topics TO uptick_trends",
                "GRANT UPDATE (title) ON topics TO uptick_trends",
                "GRANT CREATE ON SCHEMA public TO uptick_trends",
                "GRANT EXECUTE ON FUNCTION audit_verify() TO PUBLIC",
                "ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO uptick_trends",
                "CREATE OR REPLACE FUNCTION app_uid() RETURNS uuid LANGUAGE sql STABLE SET search_path = pg_catalog RETURN NULL::uuid",
                "CREATE TYPE mood AS ENUM ('up', 'down')",
                "CREATE SEQUENCE numbers",
                "CREATE SCHEMA other",
                "CREATE VIEW titles AS SELECT title FROM topics",
            })
    void areComparedByAFingerprintThatShows(String change, TestDatabase database)
            throws SQLException {
        try (var connection = database.connect()) {
            connection.setAutoCommit(false);
            var before = fingerprint(connection);

            Sql.execute(connection, change);

            assertThat(fingerprint(connection)).isNotEqualTo(before);
            connection.rollback();
        }
    }

    private static List<String> fingerprint(Connection connection) throws SQLException {
        return Structure.of(connection).lines();
    }

    /// A migration and its way back, by file name.
    private record Step(String name) {

        static List<Step> all() {
            return Sql.files("/db/migration").stream()
                    .map(file -> new Step(file.getFileName().toString().replace(".sql", "")))
                    .toList();
        }

        String version() {
            return name.substring(1, name.indexOf("__"));
        }
    }
}
