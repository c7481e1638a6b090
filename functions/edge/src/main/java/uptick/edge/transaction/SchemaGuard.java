package uptick.edge.transaction;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

import uptick.edge.problem.Problems;
import uptick.model.connection.ExpectedSchema;

/// Refuses to work on a database that is older than this build, on the first transaction and from time to
/// time: functions are rolled out after the migrations, but a rollback can pass them.
@Singleton
final class SchemaGuard {

    private static final Duration PERIOD = Duration.ofMinutes(5);

    /* PostgreSQL: undefined_function. A database without our schema has no schema_version(). */
    private static final String NO_SUCH_FUNCTION = "42883";

    /* to_regclass asks the catalogue by name instead of scanning it. */
    private static final String STATE =
            """
            SELECT current_database(),
                   schema_version(),
                   ARRAY(SELECT name FROM unnest(?::text[]) AS name WHERE to_regclass('public.' || name) IS NOT NULL ORDER BY name)
            """;

    private final Clock clock;
    private final AtomicReference<Instant> nextCheck = new AtomicReference<>(Instant.MIN);

    SchemaGuard(Clock clock) {
        this.clock = clock;
    }

    /// Looks from time to time.
    ///
    /// @throws uptick.edge.problem.ProblemException where the database is too old
    void check(Connection connection) throws SQLException {
        var now = clock.instant();
        if (now.isBefore(nextCheck.get())) {
            return;
        }
        try (var statement = connection.prepareStatement("SELECT schema_version()");
                var row = statement.executeQuery()) {
            row.next();
            refuseOutdated(row.getString(1));
        } catch (SQLException failure) {
            throw orOutdated(failure);
        }
        nextCheck.set(now.plus(PERIOD));
    }

    /// Looks at once, at everything.
    ///
    /// @throws uptick.edge.problem.ProblemException where the database is too old or tables are missing
    SchemaState state(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement(STATE)) {
            statement.setArray(
                    1, connection.createArrayOf("text", ExpectedSchema.TABLES.toArray()));
            try (var row = statement.executeQuery()) {
                row.next();
                var state =
                        new SchemaState(
                                row.getString(1),
                                row.getString(2),
                                List.of((String[]) row.getArray(3).getArray()));
                refuseOutdated(
                        state.tables().size() < ExpectedSchema.TABLES.size()
                                ? null
                                : state.version());
                return state;
            }
        } catch (SQLException failure) {
            throw orOutdated(failure);
        }
    }

    private static void refuseOutdated(@Nullable String found) {
        if (found == null || found.compareTo(ExpectedSchema.VERSION) < 0) {
            throw Problems.schemaOutdated(found == null ? "none" : found, ExpectedSchema.VERSION);
        }
    }

    private static SQLException orOutdated(SQLException failure) {
        if (NO_SUCH_FUNCTION.equals(failure.getSQLState())) {
            throw Problems.schemaOutdated("none", ExpectedSchema.VERSION);
        }
        return failure;
    }
}
