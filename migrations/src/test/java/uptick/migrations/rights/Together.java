package uptick.migrations.rights;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;

import uptick.testing.database.TestDatabase;

/// The same work in several connections, begun at once.
final class Together {

    private Together() {}

    /// What one connection does; it commits by itself after each statement, unless the work says otherwise.
    interface Work<T> {
        T in(Connection connection) throws Exception;
    }

    /// Runs the work once in each of so many connections.
    ///
    /// @return what each came to, in no order that means anything
    static <T> List<T> run(TestDatabase database, int connections, Work<T> work) throws Exception {
        var start = new CyclicBarrier(connections);
        var tasks = new ArrayList<Callable<T>>();
        for (var i = 0; i < connections; i++) {
            tasks.add(() -> one(database, start, work));
        }
        var results = new ArrayList<T>();
        try (var threads = Executors.newFixedThreadPool(connections)) {
            for (var task : threads.invokeAll(tasks)) {
                results.add(task.get());
            }
        }
        return results;
    }

    private static <T> T one(TestDatabase database, CyclicBarrier start, Work<T> work)
            throws Exception {
        try (var connection = connect(database, start)) {
            start.await();
            return work.in(connection);
        }
    }

    /* Whoever cannot connect must not leave the others waiting for it. */
    private static Connection connect(TestDatabase database, CyclicBarrier start)
            throws SQLException {
        try {
            return database.connect();
        } catch (SQLException failure) {
            start.reset();
            throw failure;
        }
    }
}
