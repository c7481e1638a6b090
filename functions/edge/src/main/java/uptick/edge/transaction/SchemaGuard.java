package uptick.edge.transaction;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

import jakarta.inject.Singleton;

import uptick.edge.problem.Problems;
import uptick.model.connection.ExpectedSchema;

/// Refuses to work on a database that is older than this build, on the first transaction and from time to
/// time: functions are rolled out after the migrations, but a rollback can pass them.
@Singleton
final class SchemaGuard {

    private static final Duration PERIOD = Duration.ofMinutes(5);

    private final Clock clock;
    private final AtomicReference<Instant> nextCheck = new AtomicReference<>(Instant.MIN);

    SchemaGuard(Clock clock) {
        this.clock = clock;
    }

    void check(Connection connection) throws SQLException {
        var now = clock.instant();
        if (now.isBefore(nextCheck.get())) {
            return;
        }
        try (var statement = connection.prepareStatement("SELECT schema_version()");
                var row = statement.executeQuery()) {
            row.next();
            var found = row.getString(1);
            if (found == null || found.compareTo(ExpectedSchema.VERSION) < 0) {
                throw Problems.schemaOutdated(
                        found == null ? "none" : found, ExpectedSchema.VERSION);
            }
        }
        nextCheck.set(now.plus(PERIOD));
    }
}
