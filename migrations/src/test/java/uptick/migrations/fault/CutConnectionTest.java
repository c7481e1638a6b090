package uptick.migrations.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.net.URI;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;

import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import uptick.migrations.Migrations;
import uptick.migrations.Sql;
import uptick.migrations.Versions;
import uptick.migrations.rollback.Rollback;
import uptick.migrations.rollback.RollbackTarget;
import uptick.migrations.structure.Structure;
import uptick.migrations.structure.StructureFile;
import uptick.testing.database.CuttingProxy;
import uptick.testing.database.TestDatabase;
import uptick.testing.database.TestServer;

/// The connection is cut at the n-th request, for every n (a sample of them without `-Duptick.full=true`).
class CutConnectionTest {

    private static final Logger LOG = LoggerFactory.getLogger(CutConnectionTest.class);

    private static final int SAMPLE = 4;

    private TestDatabase database;

    @BeforeEach
    void makeAnEmptyDatabase() {
        database = TestServer.shared().emptyDatabase();
    }

    @AfterEach
    void dropIt() {
        TestServer.shared().drop(database);
    }

    @Test
    void aMigrationThatIsCutAnywhereIsCompletedByTheNext() throws SQLException, IOException {
        var requests = migrateThrough(CuttingProxy.NEVER);
        assertThat(requests).isGreaterThan(100);
        rollBackToNothing();

        for (var n : Full.orSample(requests, SAMPLE)) {
            migrateThrough(n);

            direct().migrate(null);

            assertIsAsItShouldBe("migration cut at request %d of %d".formatted(n, requests));
            rollBackToNothing();
        }
        LOG.info("Cut migrations at {} requests", Full.orSample(requests, SAMPLE).size());
    }

    @Test
    void aRollbackThatIsCutAnywhereIsCompletedByTheNext() throws SQLException, IOException {
        direct().migrate(null);
        var requests = rollBackThrough(CuttingProxy.NEVER);
        assertThat(requests).isGreaterThan(50);

        for (var n : Full.orSample(requests, SAMPLE)) {
            direct().migrate(null);
            assertIsAsItShouldBe("before a rollback is cut at request %d".formatted(n));
            rollBackThrough(n);

            rollBackToNothing();

            try (var connection = database.connect()) {
                assertThat(
                                Sql.texts(
                                        connection,
                                        "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1"))
                        .as("after a rollback cut at request %d of %d", n, requests)
                        .containsExactly("flyway_schema_history", "schema_rollback_log");
            }
        }
        LOG.info("Cut rollbacks at {} requests", Full.orSample(requests, SAMPLE).size());
    }

    private int migrateThrough(int cutAt) throws IOException {
        try (var proxy = CuttingProxy.before(port(), cutAt)) {
            var failure =
                    catchThrowable(
                            () ->
                                    Migrations.of(
                                                    proxy.url(database.name()),
                                                    database.username(),
                                                    database.password())
                                            .migrate(null));
            assertThat(failure == null || failure instanceof FlywayException)
                    .as("a cut connection is a failure that is told: %s", failure)
                    .isTrue();
            return proxy.requests();
        }
    }

    private int rollBackThrough(int cutAt) throws IOException {
        try (var proxy = CuttingProxy.before(port(), cutAt)) {
            var failure =
                    catchThrowable(
                            () -> {
                                try (var connection =
                                        DriverManager.getConnection(
                                                proxy.url(database.name()),
                                                database.username(),
                                                database.password())) {
                                    new Rollback(connection, Clock.systemUTC())
                                            .to(new RollbackTarget.Base());
                                }
                            });
            assertThat(failure == null || failure instanceof SQLException)
                    .as("a cut connection is a failure that is told: %s", failure)
                    .isTrue();
            return proxy.requests();
        }
    }

    private void rollBackToNothing() throws SQLException {
        try (var connection = database.connect()) {
            new Rollback(connection, Clock.systemUTC()).to(new RollbackTarget.Base());
        }
    }

    private void assertIsAsItShouldBe(String what) throws SQLException {
        try (var connection = database.connect()) {
            assertThat(Structure.lasting(connection)).as(what).isEqualTo(StructureFile.read());
            assertThat(
                            Sql.texts(
                                    connection,
                                    "SELECT version FROM flyway_schema_history WHERE success ORDER BY installed_rank"))
                    .as(what)
                    .isEqualTo(Versions.ALL);
        }
    }

    private Migrations direct() {
        return Migrations.of(database.url(), database.username(), database.password());
    }

    private int port() {
        return URI.create(database.url().substring("jdbc:".length())).getPort();
    }
}
