package uptick.edge.health;

import java.sql.SQLException;
import java.util.List;

import javax.sql.DataSource;

import jakarta.inject.Singleton;

import uptick.edge.problem.Problems;
import uptick.model.connection.ExpectedSchema;

/// Compares what the database has with what this build needs.
@Singleton
final class CheckDatabase {

    /* to_regclass sees what the function's own role may see, and asks the catalogue by name, not by scanning it. */
    private static final String QUERY =
            """
            SELECT current_database(),
                   schema_version(),
                   ARRAY(SELECT name FROM unnest(?::text[]) AS name WHERE to_regclass('public.' || name) IS NOT NULL ORDER BY name)
            """;

    private final DataSource dataSource;

    CheckDatabase(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /// The state of a database that is well.
    ///
    /// @throws uptick.edge.problem.ProblemException where it is offline, outdated or incomplete
    DatabaseHealth check() {
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement(QUERY)) {
            statement.setArray(
                    1, connection.createArrayOf("text", ExpectedSchema.TABLES.toArray()));
            try (var row = statement.executeQuery()) {
                row.next();
                var version = row.getString(2);
                var tables = List.of((String[]) row.getArray(3).getArray());
                if (version == null
                        || version.compareTo(ExpectedSchema.VERSION) < 0
                        || tables.size() < ExpectedSchema.TABLES.size()) {
                    throw Problems.schemaOutdated(
                            version == null ? "none" : version, ExpectedSchema.VERSION);
                }
                return new DatabaseHealth(
                        "up", true, row.getString(1), tables, ExpectedSchema.TABLES, true, version);
            }
        } catch (SQLException failure) {
            // A database without our schema answers that there is no such function: that is not an
            // outage.
            if ("42883".equals(failure.getSQLState())) {
                throw Problems.schemaOutdated("none", ExpectedSchema.VERSION);
            }
            throw Problems.databaseUnavailable(failure);
        }
    }
}
