package uptick.migrations.rights;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import uptick.migrations.HostedServer;
import uptick.migrations.Sql;

/// Roles and who belongs to which are the server's: databases that share it make them together, and the last
/// one takes them away. On a server of its own, under an owner who is no superuser.
class SharedRolesTest {

    private static final String ROLES =
            "SELECT rolname FROM pg_roles WHERE rolname LIKE 'uptick\\_%' ORDER BY 1";
    private static final String JOBS =
            """
            SELECT format('%s may be %s: inherits %s, sets %s', member::regrole, roleid::regrole, inherit_option, set_option)
            FROM pg_auth_members
            WHERE member IN (SELECT oid FROM pg_roles WHERE rolname LIKE 'uptick\\_%')
            ORDER BY 1
            """;

    private static HostedServer server;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException, SQLException {
        server = HostedServer.start(folder);
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    @Test
    void areMadeByFourDatabasesAtOnceTimeAndAgain() throws Exception {
        var databases = new ArrayList<String>();
        for (var i = 0; i < 4; i++) {
            databases.add(server.emptyDatabase());
        }
        for (var round = 0; round < 3; round++) {
            atOnce(databases, database -> server.migrations(database).migrate("0008"));

            assertThatAllIsThere(databases.getFirst());
            for (var database : databases) {
                takeBack(database);
            }
            try (var owner = server.connectAsOwner(databases.getFirst())) {
                assertThat(Sql.texts(owner, ROLES)).isEmpty();
            }
        }
    }

    @Test
    void stayWhileAnotherDatabaseUsesThemAndGoWithTheLast() throws Exception {
        var one = server.emptyDatabase();
        var another = server.emptyDatabase();
        atOnce(List.of(one, another), database -> server.migrations(database).migrate(null));

        takeBack(one);

        assertThatAllIsThere(another);
        try (var owner = server.connectAsOwner(another)) {
            owner.setAutoCommit(false);
            Sql.execute(owner, Script.read("user-rows.sql"));
            assertThat(
                            People.ask(
                                    owner,
                                    "uptick_job_alerts",
                                    People.NOBODY,
                                    "SELECT count(*) FROM portfolio_positions"))
                    .containsExactly("2");
            owner.rollback();
        }
        server.migrations(one).migrate(null);
        takeBack(one);
        takeBack(another);
        try (var owner = server.connectAsOwner(another)) {
            assertThat(Sql.texts(owner, ROLES)).isEmpty();
        }
    }

    private static void assertThatAllIsThere(String database) throws SQLException {
        try (var owner = server.connectAsOwner(database)) {
            assertThat(Sql.texts(owner, ROLES))
                    .containsExactlyElementsOf(
                            Roles.all().stream().map(role -> "uptick_" + role).sorted().toList());
            assertThat(Sql.texts(owner, JOBS))
                    .containsExactly(
                            "uptick_portfolio may be uptick_job_alerts: inherits f, sets t",
                            "uptick_reports may be uptick_job_report: inherits f, sets t");
        }
    }

    private interface OnDatabase {
        Object run(String database) throws Exception;
    }

    private static void atOnce(List<String> databases, OnDatabase work) throws Exception {
        var tasks = new ArrayList<Callable<Object>>();
        databases.forEach(database -> tasks.add(() -> work.run(database)));
        try (var threads = Executors.newFixedThreadPool(databases.size())) {
            for (var done : threads.invokeAll(tasks)) {
                done.get();
            }
        }
    }

    /* All the way, each step in a transaction with its row of the history. */
    private static void takeBack(String database) throws SQLException {
        try (var owner = server.connectAsOwner(database)) {
            owner.setAutoCommit(false);
            for (var version :
                    Sql.texts(
                            owner,
                            "SELECT version FROM flyway_schema_history WHERE version IS NOT NULL ORDER BY installed_rank DESC")) {
                takeBack(owner, version);
            }
        }
    }

    private static void takeBack(Connection owner, String version) throws SQLException {
        for (var script : Sql.files("/db/rollback")) {
            if (script.getFileName().toString().startsWith("V" + version + "__")) {
                Sql.execute(owner, Sql.read(script));
                Sql.execute(
                        owner,
                        "DELETE FROM flyway_schema_history WHERE version = '" + version + "'");
                owner.commit();
            }
        }
    }
}
