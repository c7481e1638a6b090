package uptick.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.jspecify.annotations.Nullable;

import uptick.migrations.PrepareDatabase;
import uptick.model.connection.DatabaseUrl;

/// The run's database: an embedded PostgreSQL in the data folder, or a server that the environment names.
final class Database implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(60);

    private final DatabaseUrl address;
    private final @Nullable EmbeddedPostgres embedded;

    private Database(DatabaseUrl address, @Nullable EmbeddedPostgres embedded) {
        this.address = address;
        this.embedded = embedded;
    }

    static Database open(RunnerSettings settings, DataFolder folder) {
        if (settings.databaseUrl() != null) {
            return named(settings.databaseUrl());
        }
        stopOrphan(folder.database());
        try {
            // Any free port: with a fixed one taken, the library would go on against the stranger's
            // server.
            var embedded =
                    EmbeddedPostgres.builder()
                            .setDataDirectory(folder.database())
                            .setCleanDataDirectory(false)
                            .setLocaleConfig("locale", "C.UTF-8")
                            .setPGStartupWait(START)
                            // The library is made for tests and switches both off; rows here
                            // outlive a power cut.
                            .setServerConfig("fsync", "on")
                            .setServerConfig("synchronous_commit", "on")
                            // Closed by the run, after what uses it.
                            .setRegisterShutdownHook(false)
                            .start();
            return new Database(
                    new DatabaseUrl(
                            "jdbc:postgresql://localhost:" + embedded.getPort() + "/postgres",
                            "postgres",
                            "postgres"),
                    embedded);
        } catch (IOException | IllegalStateException failure) {
            throw new CannotStart(
                    "the embedded PostgreSQL did not start in "
                            + folder.database()
                            + ": "
                            + failure.getMessage(),
                    failure);
        }
    }

    DatabaseUrl address() {
        return address;
    }

    /// Brings the schema up to date, with the rows that the product comes with.
    ///
    /// @return what was done, in a sentence
    String prepare() {
        var applied = applied();
        return applied.isEmpty()
                ? "The database is up to date."
                : "The database is migrated to version " + applied.getLast() + ".";
    }

    private List<String> applied() {
        try {
            return PrepareDatabase.of(
                            address.jdbcUrl(),
                            address.username(),
                            address.password(),
                            Clock.systemUTC())
                    .run();
        } catch (SQLException | IOException failure) {
            throw new CannotStart(
                    "the database could not be prepared: " + failure.getMessage(), failure);
        }
    }

    /// A connection as the owner; the caller closes it.
    Connection connect() throws SQLException {
        return DriverManager.getConnection(
                address.jdbcUrl(), address.username(), address.password());
    }

    @Override
    public void close() {
        if (embedded != null) {
            try {
                embedded.close();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }

    private static Database named(String text) {
        try {
            var database = new Database(DatabaseUrl.parse(text), null);
            database.connect().close();
            return database;
        } catch (IllegalArgumentException failure) {
            throw new CannotStart("DATABASE_URL: " + failure.getMessage(), failure);
        } catch (SQLException failure) {
            throw new CannotStart(
                    "the server that DATABASE_URL names does not let us in: "
                            + failure.getMessage(),
                    failure);
        }
    }

    /* A run that was killed leaves its server behind, and two on one folder would destroy it. We hold the folder's
     * lock, so whatever still runs there is such an orphan: the first line of postmaster.pid is its process. After a
     * restart of the machine that number may be anybody's, so it must also have been started on this folder. */
    private static void stopOrphan(Path database) {
        var file = database.resolve("postmaster.pid");
        try {
            if (!Files.exists(file)) {
                return;
            }
            var pid = Long.parseLong(Files.readAllLines(file).getFirst().strip());
            var orphan = ProcessHandle.of(pid).filter(process -> isServerOf(database, process));
            if (orphan.isPresent()) {
                orphan.get().destroy();
                orphan.get().onExit().get(START.toSeconds(), TimeUnit.SECONDS);
            }
        } catch (IOException | ExecutionException | TimeoutException failure) {
            throw new CannotStart(
                    "a PostgreSQL of an earlier run is still at work in "
                            + database
                            + ". Close what is connected to it, or stop it.",
                    failure);
        } catch (InterruptedException failure) {
            Thread.currentThread().interrupt();
            throw new CannotStart("interrupted", failure);
        }
    }

    private static boolean isServerOf(Path database, ProcessHandle process) {
        return process.info().arguments().stream()
                .flatMap(Arrays::stream)
                .anyMatch(database.toString()::equals);
    }
}
