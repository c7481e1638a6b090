package uptick.migrations.rollback;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import uptick.migrations.connection.SchemaLock;

/// One row of the history: a step that stands in the database.
///
/// @param version as the file name writes it
/// @param script the migration's file name
record AppliedStep(String version, String script) {

    /// All of them, newest first; none where nothing was ever applied.
    static List<AppliedStep> newestFirst(Connection connection) throws SQLException {
        var steps = new ArrayList<AppliedStep>();
        try (var statement = connection.createStatement()) {
            try (var history =
                    statement.executeQuery(
                            "SELECT to_regclass('public."
                                    + SchemaLock.HISTORY
                                    + "') IS NOT NULL")) {
                history.next();
                if (!history.getBoolean(1)) {
                    return List.of();
                }
            }
            try (var rows =
                    statement.executeQuery(
                            """
                            SELECT version, script
                            FROM public.flyway_schema_history
                            WHERE success
                              AND version IS NOT NULL
                            ORDER BY installed_rank DESC
                            """)) {
                while (rows.next()) {
                    steps.add(new AppliedStep(rows.getString(1), rows.getString(2)));
                }
            }
        }
        return List.copyOf(steps);
    }
}
