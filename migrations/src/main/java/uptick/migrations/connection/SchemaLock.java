package uptick.migrations.connection;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/// The lock that keeps two runs on one database apart. It is Flyway's own, so that a rollback also waits for a
/// migration and the other way round. A session that ends, however it ends, gives it back.
public final class SchemaLock implements AutoCloseable {

    /// How long a run waits for the one before it, in seconds; Flyway counts its attempts, one a second.
    public static final int WAIT_SECONDS = 600;

    /// The history of what was applied; Flyway's own name for it.
    public static final String HISTORY = "flyway_schema_history";

    /* Flyway's PostgreSQLAdvisoryLockTemplate: the letters "Flyway" as a number, plus the hash of the history
     * table's quoted name. A test compares it with what a migration in progress holds. */
    static final long KEY = 77_431_708_279_161L + ("\"public\".\"" + HISTORY + "\"").hashCode();

    private static final Duration PAUSE = Duration.ofMillis(200);

    private final Connection connection;

    private SchemaLock(Connection connection) {
        this.connection = connection;
    }

    /// Takes the lock, and waits where another run has it.
    ///
    /// @throws SQLException 55P03 where the other run does not end in time
    public static SchemaLock take(Connection connection) throws SQLException {
        // Asked for again and again: a session that stands waiting for it would hold a snapshot,
        // and
        // an index that the other run builds concurrently waits for every snapshot.
        for (var waited = Duration.ZERO; !tryTake(connection); waited = waited.plus(PAUSE)) {
            if (waited.toSeconds() >= WAIT_SECONDS) {
                throw new SQLException(
                        "another run still works on this database after "
                                + WAIT_SECONDS
                                + " seconds",
                        "55P03");
            }
            pause();
        }
        return new SchemaLock(connection);
    }

    private static boolean tryTake(Connection connection) throws SQLException {
        return ask(connection, "SELECT pg_try_advisory_lock(?)");
    }

    private static boolean ask(Connection connection, String question) throws SQLException {
        try (var statement = connection.prepareStatement(question)) {
            statement.setLong(1, KEY);
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    private static void pause() throws SQLException {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new SQLException("interrupted while another run works", "57014", interrupted);
        }
    }

    @Override
    public void close() throws SQLException {
        if (!connection.isClosed()) {
            ask(connection, "SELECT pg_advisory_unlock(?)");
        }
    }
}
