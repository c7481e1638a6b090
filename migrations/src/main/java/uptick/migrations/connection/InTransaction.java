package uptick.migrations.connection;

import java.sql.Connection;
import java.sql.SQLException;

/// One transaction around a piece of work.
public final class InTransaction {

    /// Work that answers, and may fail in one way of its own.
    public interface Work<T, E extends Exception> {
        /// Does it.
        T run() throws SQLException, E;
    }

    private InTransaction() {}

    /// Does the work and commits it, or undoes it where it fails.
    ///
    /// @param connection without a transaction, before and after
    public static <T, E extends Exception> T of(Connection connection, Work<T, E> work)
            throws SQLException, E {
        connection.setAutoCommit(false);
        try {
            var answer = work.run();
            connection.commit();
            return answer;
        } catch (Exception failure) {
            undo(connection, failure);
            throw failure;
        } finally {
            if (!connection.isClosed()) {
                connection.setAutoCommit(true);
            }
        }
    }

    /* A connection that is lost has rolled back by itself; what failed first is what must be told. */
    private static void undo(Connection connection, Exception failure) {
        try {
            connection.rollback();
        } catch (SQLException lost) {
            failure.addSuppressed(lost);
        }
    }
}
