package uptick.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.jspecify.annotations.Nullable;

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
            return new Database(DatabaseUrl.parse(settings.databaseUrl()), null);
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

    /* A run that was killed leaves its server behind, and two on one folder would destroy it. We hold the folder's
     * lock, so whatever still runs there is such an orphan: the first line of postmaster.pid is its process. */
    private static void stopOrphan(Path database) {
        var file = database.resolve("postmaster.pid");
        try {
            if (!Files.exists(file)) {
                return;
            }
            var process =
                    ProcessHandle.of(Long.parseLong(Files.readAllLines(file).getFirst().strip()));
            if (process.isPresent()
                    && process.get().info().command().orElse("").endsWith("postgres")) {
                process.get().destroy();
                process.get().onExit().get(START.toSeconds(), TimeUnit.SECONDS);
            }
        } catch (IOException | ExecutionException | TimeoutException failure) {
            throw new CannotStart(
                    "a PostgreSQL of an earlier run is still at work in " + database, failure);
        } catch (InterruptedException failure) {
            Thread.currentThread().interrupt();
            throw new CannotStart("interrupted", failure);
        }
    }
}
