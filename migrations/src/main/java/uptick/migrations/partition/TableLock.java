package uptick.migrations.partition;

import java.sql.Connection;
import java.sql.SQLException;

/// Keeps two upkeeps of one table apart, until the transaction ends.
final class TableLock {

    private TableLock() {}

    /// Takes it, and bounds how long the transaction waits for other locks: upkeep must not stand in the way of those
    /// who read and write.
    ///
    /// @throws SQLException 42P01 where there is no such table
    static void take(Connection connection, String table) throws SQLException {
        try (var statement =
                connection.prepareStatement(
                        "SELECT pg_advisory_xact_lock(hashtext('partitions'), ('public.' || ?)::regclass::oid::integer)")) {
            statement.setString(1, table);
            statement.execute();
        }
        try (var statement = connection.createStatement()) {
            statement.execute("SET LOCAL lock_timeout = '10s'");
        }
    }
}
