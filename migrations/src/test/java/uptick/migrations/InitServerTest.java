package uptick.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import uptick.migrations.MigrateAnswer.Initialized;
import uptick.migrations.rollback.Rollback;
import uptick.migrations.rollback.RollbackTarget;
import uptick.model.connection.ExpectedSchema;

/// A bare server, and an administrator who is a superuser or, as hosting platforms have it, none.
class InitServerTest {

    private static final String PASSWORD = "p:ss/w@rd+ü";

    private static HostedServer server;

    private final String suffix = UUID.randomUUID().toString().substring(0, 8);
    // a name that SQL has to quote
    private final String owner = "Owner-" + suffix;
    private final String database = "Uptick-" + suffix;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException, SQLException {
        server = HostedServer.start(folder);
        try (var connection = server.connect("postgres", "postgres", "")) {
            Sql.execute(
                    connection,
                    "CREATE ROLE platform_admin LOGIN CREATEROLE CREATEDB PASSWORD 'admin'");
        }
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgres", "platform_admin"})
    void makesRoleAndDatabaseWhichTheOwnerCanThenMigrate(String administrator) throws SQLException {
        assertThat(init(administrator).run())
                .isEqualTo(
                        new Initialized(
                                database, owner, List.of("role " + owner, "database " + database)));

        var migrations = Migrations.of(server.url(database), owner, PASSWORD);
        assertThat(migrations.migrate(null)).isEqualTo(Versions.ALL);
        assertThat(migrations.status().current()).isEqualTo(ExpectedSchema.VERSION);
        try (var connection = server.connect(database, owner, PASSWORD)) {
            assertThat(
                            Sql.text(
                                    connection,
                                    """
                                    SELECT concat_ws(' ', rolsuper, rolcreaterole, pg_encoding_to_char(encoding))
                                    FROM pg_database
                                    JOIN pg_roles ON pg_roles.oid = datdba
                                    WHERE datname = current_database()
                                      AND rolname = session_user
                                    """))
                    .isEqualTo("f t UTF8");
            // the functions' roles are the server's: the next owner could not take them over
            new Rollback(connection, Clock.systemUTC()).to(new RollbackTarget.Base());
        }
    }

    @Test
    void changesNothingTheSecondTime() throws SQLException {
        init("postgres").run();
        try (var connection = server.connect("postgres", "postgres", "");
                var own = server.connect(database, owner, PASSWORD)) {
            Sql.execute(own, "CREATE TABLE mine (id integer)");
            var role = "SELECT a::text FROM pg_authid AS a WHERE rolname = '" + owner + "'";
            var before = Sql.text(connection, role);

            assertThat(init("postgres").run())
                    .isEqualTo(new Initialized(database, owner, List.of()));

            assertThat(Sql.text(connection, role)).isEqualTo(before);
            assertThat(Sql.text(own, "SELECT count(*) FROM mine")).isEqualTo("0");
        }
    }

    @Test
    void finishesWhatAnotherRunHasBegun() throws SQLException {
        try (var connection = server.connect("postgres", "postgres", "")) {
            Sql.execute(connection, "CREATE ROLE \"" + owner + "\" LOGIN CREATEROLE PASSWORD 'x'");
        }

        assertThat(init("postgres").run().made()).containsExactly("database " + database);
    }

    @Test
    void isDoneByOneOfEightAtOnce() throws Exception {
        var eight = new ArrayList<Callable<List<String>>>();
        for (var i = 0; i < 8; i++) {
            eight.add(() -> init("postgres").run().made());
        }

        var made = new ArrayList<String>();
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (var one : threads.invokeAll(eight)) {
                made.addAll(one.get());
            }
        }

        assertThat(made).containsExactlyInAnyOrder("role " + owner, "database " + database);
        DriverManager.getConnection(server.url(database), owner, PASSWORD).close();
    }

    @Test
    void saysWhatItLacks() {
        var settings = new OwnerSettings(server.url(database), owner, "");

        assertThatThrownBy(() -> new InitServer(new AdminSettings("", "", ""), settings).run())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("uptick.migrations.admin.url");
        assertThatThrownBy(() -> new InitServer(admin("postgres"), settings).run())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("owner's password");
        assertThatThrownBy(
                        () ->
                                new InitServer(
                                                admin("postgres"),
                                                new OwnerSettings(server.url(database), "", "x"))
                                        .run())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("owner's name");
    }

    @Test
    void keepsTheAdministratorsPasswordToItself() {
        assertThat(new AdminSettings("postgres://a:s3cret@h/postgres", "", "s3cret").toString())
                .doesNotContain("s3cret");
    }

    private InitServer init(String administrator) {
        return new InitServer(
                admin(administrator), new OwnerSettings(server.url(database), owner, PASSWORD));
    }

    private static AdminSettings admin(String name) {
        return new AdminSettings(
                "postgres://%s:admin@localhost:%d/postgres".formatted(name, server.port()), "", "");
    }
}
