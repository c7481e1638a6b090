package uptick.migrations.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;

import uptick.migrations.Migrations;
import uptick.migrations.Sql;
import uptick.migrations.Waiting;
import uptick.migrations.structure.Structure;
import uptick.migrations.structure.StructureFile;
import uptick.testing.database.TestDatabase;
import uptick.testing.database.TestServer;

/// The command line, killed with signal 9 in the middle of a step: a lock that the test holds makes the step a long
/// one. Then it is run again.
class MigrationsKilledIT {

    private static final Path JAR =
            Path.of("target", "uptick-migrations-lambda.jar").toAbsolutePath();

    private TestDatabase database;
    private Connection connection;
    private Connection inTheWay;

    @BeforeEach
    void makeAnEmptyDatabase() throws SQLException {
        database = TestServer.shared().emptyDatabase();
        connection = database.connect();
        inTheWay = database.connect();
        inTheWay.setAutoCommit(false);
    }

    @AfterEach
    void dropIt() throws SQLException {
        inTheWay.close();
        connection.close();
        TestServer.shared().drop(database);
    }

    @Test
    void aMigrationThatWasKilledIsCompletedByTheNext() throws Exception {
        migrations().migrate("0004");
        // V0005 makes its first table, and waits when the second one refers to this.
        Sql.execute(inTheWay, "LOCK TABLE topics IN ACCESS EXCLUSIVE MODE");
        kill("migrate");

        assertThat(migrations().status().current()).isEqualTo("0004");
        assertThat(Sql.text(connection, "SELECT to_regclass('data_collections')")).isNull();

        inTheWay.rollback();
        assertThat(exit("migrate")).isZero();
        assertThat(migrations().status().pending()).isEmpty();
        assertThat(Structure.lasting(connection)).isEqualTo(StructureFile.read());
        assertThat(exit("validate")).isZero();
    }

    @Test
    void aRollbackThatWasKilledIsCompletedByTheNext() throws Exception {
        migrations().migrate("0004");
        var expected = Structure.of(connection);
        migrations().migrate("0006");
        // V0006's way back drops one table, and waits at the second, which refers to this.
        Sql.execute(inTheWay, "LOCK TABLE topics IN ACCESS SHARE MODE");
        kill("rollback", "0004", "--confirm", database.name());

        assertThat(migrations().status().current()).isEqualTo("0006");
        assertThat(Sql.text(connection, "SELECT count(*) FROM trend_scorings")).isEqualTo("0");

        inTheWay.rollback();
        assertThat(exit("rollback", "0004", "--confirm", database.name())).isZero();
        assertThat(migrations().status().current()).isEqualTo("0004");
        assertThat(Structure.of(connection)).isEqualTo(expected);
        assertThat(Sql.texts(connection, "SELECT version FROM schema_rollback_log ORDER BY id"))
                .containsExactly("0006", "0005");
        assertThat(migrations().migrate(null)).startsWith("0005", "0006");
    }

    /* The lock stays held: the server itself has to notice that nobody waits for the step any more. */
    private void kill(String... arguments) throws Exception {
        var process = start(arguments);
        Waiting.forALock(connection);
        process.destroyForcibly();
        assertThat(process.waitFor()).isEqualTo(128 + 9);
        Waiting.untilOthersAreGone(
                connection, List.of(inTheWay.unwrap(PGConnection.class).getBackendPID()));
    }

    private int exit(String... arguments) throws IOException, InterruptedException {
        return start(arguments).waitFor();
    }

    private Process start(String... arguments) throws IOException {
        var command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-jar",
                                JAR.toString()));
        command.addAll(List.of(arguments));
        var builder =
                new ProcessBuilder(command)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().clear();
        builder.environment().put("DATASOURCES_DEFAULT_URL", database.url());
        builder.environment().put("DATASOURCES_DEFAULT_USERNAME", database.username());
        builder.environment().put("DATASOURCES_DEFAULT_PASSWORD", database.password());
        return builder.start();
    }

    private Migrations migrations() {
        return Migrations.of(database.url(), database.username(), database.password());
    }
}
