package uptick.edge.transaction;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;

import io.micronaut.data.connection.exceptions.ConnectionException;
import io.micronaut.data.connection.exceptions.NoConnectionException;

import uptick.edge.problem.ProblemException;
import uptick.edge.problem.Problems;

/// Tells an outage, which passes and may be retried by the client, from a bug, which does not.
final class DatabaseFailures {

    /// SQLSTATEs of an outage (PostgreSQL, appendix A): shutdown and start-up, too many connections, read-only
    /// after a failover, disk full.
    private static final Set<String> OUTAGES =
            Set.of("57P01", "57P02", "57P03", "57P05", "53300", "25006", "53100", "53200");

    private DatabaseFailures() {}

    /// The refusal for an outage; anything else as it was.
    static RuntimeException translate(RuntimeException failure) {
        if (failure instanceof ProblemException) {
            return failure;
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ProblemException problem) {
                return problem;
            }
            // A pooled connection that died fails with neither state nor class of its own when it
            // is made ready.
            boolean noConnection =
                    cause instanceof ConnectionException
                            && !(cause instanceof NoConnectionException);
            if (noConnection || (cause instanceof SQLException sql && isOutage(sql))) {
                return Problems.databaseUnavailable(failure);
            }
        }
        return failure;
    }

    private static boolean isOutage(SQLException failure) {
        var state = failure.getSQLState();
        // Class 08 is "connection exception"; the pool's own time-out has no state of its own.
        return failure instanceof SQLTransientConnectionException
                || (state != null && (state.startsWith("08") || OUTAGES.contains(state)));
    }

    /// Carries a failure of our own statements through the framework.
    static final class Failed extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Failed(SQLException cause) {
            super(cause);
        }
    }
}
