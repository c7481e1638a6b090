package uptick.migrations.connection;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/// The lock that keeps two runs on one database apart, whatever they do. A session that ends, however it ends, gives
/// it back.
///
/// It is two: ours for the whole of a run, and Flyway's, which Flyway gives back between two steps. Ours alone would
/// not do: a migration that is killed gives it back at once, while the server may still be busy with its last step
/// under Flyway's. Nor would Flyway's alone: a rollback between two steps of a migration would go unnoticed, for
/// Flyway remembers what it has read of the history.
public final class SchemaLock implements AutoCloseable {

    /// How long a run waits for the one before it, in seconds; Flyway counts its attempts, one a second.
    public static final int WAIT_SECONDS = 600;

    /// The history of what was applied; Flyway's own name for it.
    public static final String HISTORY = "flyway_schema_history";

    /* Any number that nobody else takes: the letters of "uptick". */
    static final long OURS = 0x75_70_74_69_63_6bL;

    /* Flyway's PostgreSQLAdvisoryLockTemplate: the letters of "Flyway" as a number, plus the hash of the history
     * table's quoted name. A test compares it with what a migration in progress holds. */
    static final long FLYWAYS = 77_431_708_279_161L + ("\"public\".\"" + HISTORY + "\"").hashCode();

    private static final Duration PAUSE = Duration.ofMillis(200);

    private final Connection connection;
    private final List<Long> keys;

    private SchemaLock(Connection connection, List<Long> keys) {
        this.connection = connection;
        this.keys = keys;
    }

    /// Takes the lock, and waits where another run has it.
    ///
    /// @throws SQLException 55P03 where the other run does not end in time
    public static SchemaLock take(Connection connection) throws SQLException {
        return take(connection, List.of(OURS, FLYWAYS));
    }

    /// Takes the lock around a run of Flyway, which takes its part of it itself.
    ///
    /// @throws SQLException 55P03 where the other run does not end in time
    public static SchemaLock aroundFlyway(Connection connection) throws SQLException {
        return take(connection, List.of(OURS));
    }

    private static SchemaLock take(Connection connection, List<Long> keys) throws SQLException {
        for (var key : keys) {
            await(connection, key);
        }
        return new SchemaLock(connection, keys);
    }

    private static void await(Connection connection, long key) throws SQLException {
        // Asked for again and again: a session that stands waiting for it would hold a snapshot,
        // and
        // an index that the other run builds concurrently waits for every snapshot.
        for (var waited = Duration.ZERO;
                !ask(connection, "SELECT pg_try_advisory_lock(?)", key);
                waited = waited.plus(PAUSE)) {
            if (waited.toSeconds() >= WAIT_SECONDS) {
                throw new SQLException(
                        "another run still works on this database after "
                                + WAIT_SECONDS
                                + " seconds",
                        "55P03");
            }
            pause();
        }
    }

    private static boolean ask(Connection connection, String question, long key)
            throws SQLException {
        try (var statement = connection.prepareStatement(question)) {
            statement.setLong(1, key);
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
            for (var key : keys.reversed()) {
                ask(connection, "SELECT pg_advisory_unlock(?)", key);
            }
        }
    }
}
