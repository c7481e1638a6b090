package uptick.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

import io.micronaut.context.ApplicationContext;
import org.assertj.core.util.Throwables;
import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import uptick.model.connection.ExpectedSchema;

/// What only shows where passwords count and the owner is no superuser.
class HostedServerTest {

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
    void isMigratedByAnOwnerWhoIsNoSuperuser() throws SQLException {
        var database = server.emptyDatabase();

        server.migrations(database).migrate(null);

        assertThat(server.migrations(database).status().current())
                .isEqualTo(ExpectedSchema.VERSION);
    }

    @Test
    void isValidUnderAnyOwner() throws SQLException {
        var database = server.emptyDatabase();
        server.migrations(database).migrate(null);

        var answer =
                new ValidateSchema(
                                new OwnerDatabase(
                                        new OwnerSettings(
                                                server.url(database),
                                                HostedServer.OWNER,
                                                server.password())))
                        .run();

        assertThat(answer.missing()).isEmpty();
        assertThat(answer.unexpected()).isEmpty();
        assertThat(answer.valid()).isTrue();
    }

    @Test
    void takesSeveralDatabasesAtOnceThoughTheyShareTheirRoles() throws Exception {
        var migrations = new ArrayList<Callable<List<String>>>();
        for (var i = 0; i < 4; i++) {
            var database = server.emptyDatabase();
            migrations.add(() -> server.migrations(database).migrate(null));
        }

        try (var threads = Executors.newFixedThreadPool(4)) {
            for (var migrated : threads.invokeAll(migrations)) {
                assertThat(migrated.get()).last().isEqualTo(ExpectedSchema.VERSION);
            }
        }
    }

    @Test
    void saysThatThePasswordIsWrongWithoutRepeatingIt() throws SQLException {
        var database = server.emptyDatabase();
        var wrong = "wrong-" + UUID.randomUUID();

        assertThatThrownBy(
                        () ->
                                Migrations.of(server.url(database), HostedServer.OWNER, wrong)
                                        .migrate(null))
                .isInstanceOf(FlywayException.class)
                .hasMessageContaining("password authentication failed")
                .hasMessageContaining(HostedServer.OWNER)
                .hasStackTraceContaining("28P01")
                .satisfies(
                        failure ->
                                assertThat(Throwables.getStackTrace(failure))
                                        .doesNotContain(wrong, server.password()));
    }

    @Test
    void letsNoFunctionInUntilItHasAPassword() throws SQLException {
        var database = server.emptyDatabase();

        run(database, Map.of());

        try (var owner = server.connectAsOwner(database)) {
            for (var role : List.of("uptick_accounts", "uptick_collections", "uptick_trends")) {
                assertThat(
                                Sql.text(
                                        owner,
                                        "SELECT rolcanlogin FROM pg_roles WHERE rolname = '%s'"
                                                .formatted(role)))
                        .as(role)
                        .isEqualTo("f");
            }
        }
    }

    @Test
    void letsAFunctionInUnderItsPasswordWithItsRightsAndLimits() throws SQLException {
        var database = server.emptyDatabase();
        var password = "secret-" + UUID.randomUUID();

        run(database, Map.of("uptick.migrations.role-passwords.uptick-trends", password));

        try (var trends = server.connect(database, "uptick_trends", password)) {
            assertThat(Sql.text(trends, "SELECT count(*) FROM trends")).isEqualTo("0");
            assertThat(Sql.text(trends, "SHOW statement_timeout")).isEqualTo("10s");
            assertThat(Sql.text(trends, "SELECT schema_version()"))
                    .isEqualTo(ExpectedSchema.VERSION);
            for (var refused :
                    List.of(
                            "SELECT FROM users",
                            "SELECT FROM audit_log",
                            "DELETE FROM trends",
                            "INSERT INTO observations DEFAULT VALUES",
                            "SET ROLE uptick_accounts",
                            "SET ROLE " + HostedServer.OWNER,
                            "CREATE TABLE mine (id integer)")) {
                assertThatThrownBy(() -> Sql.execute(trends, refused))
                        .as(refused)
                        .isInstanceOfSatisfying(
                                SQLException.class,
                                failure -> assertThat(failure.getSQLState()).isEqualTo("42501"));
            }
        }
        assertThatThrownBy(() -> server.connect(database, "uptick_trends", "another").close())
                .hasMessageContaining("password authentication failed");
        try (var owner = server.connectAsOwner(database)) {
            Sql.execute(owner, "ALTER ROLE uptick_trends NOLOGIN PASSWORD NULL");
        }
    }

    @Test
    void bindsTheOwnerToTheAuditChain() throws SQLException {
        var database = server.emptyDatabase();
        server.migrations(database).migrate(null);

        try (var owner = server.connectAsOwner(database)) {
            Sql.execute(owner, "SELECT audit_append(now(), 'job', 'tested', 'row', '{}')");

            for (var change : List.of("UPDATE audit_log SET actor = ''", "TRUNCATE audit_log")) {
                assertThatThrownBy(() -> Sql.execute(owner, change))
                        .hasMessageContaining("append-only");
            }
            assertThatThrownBy(() -> Sql.execute(owner, "SET session_replication_role = 'replica'"))
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void letsTheOwnersJobsAndCascadesReachRowsThatBelongToUsers() throws SQLException {
        var database = server.emptyDatabase();
        server.migrations(database).migrate(null);

        try (var owner = server.connectAsOwner(database)) {
            Sql.execute(
                    owner,
                    """
                    INSERT INTO users (username, password_hash) VALUES ('ann', 'x'), ('bob', 'x');
                    INSERT INTO topics (topic_key, title) VALUES ('a', 'A');
                    INSERT INTO topic_watches (user_id, topic_id) SELECT users.id, topics.id FROM users, topics;
                    """);
            assertThat(Sql.text(owner, "SELECT count(*) FROM topic_watches")).isEqualTo("2");

            Sql.execute(owner, "DELETE FROM users WHERE username = 'ann'");
            assertThat(Sql.text(owner, "SELECT count(*) FROM topic_watches")).isEqualTo("1");

            Sql.execute(owner, "DROP POLICY topic_watches_owner_role ON topic_watches");
            assertThat(Sql.text(owner, "SELECT count(*) FROM topic_watches")).isEqualTo("0");
            Sql.execute(owner, "DELETE FROM users");
            Sql.execute(owner, "ALTER TABLE topic_watches NO FORCE ROW LEVEL SECURITY");
            assertThat(Sql.text(owner, "SELECT count(*) FROM topic_watches")).isEqualTo("0");
        }
    }

    private static void run(String database, Map<String, Object> settings) throws SQLException {
        var all = new HashMap<>(server.properties(database));
        all.putAll(settings);
        try (var context =
                ApplicationContext.builder()
                        .deduceEnvironment(false)
                        .banner(false)
                        .properties(all)
                        .start()) {
            context.getBean(RunCommand.class).run(MigrateCommand.of("migrate"));
        }
    }
}
