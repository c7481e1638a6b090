package uptick.migrations.partition;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/// Rows that no partition is for. They are kept, in a default partition, and slow down what comes after them: a
/// partition made for their time has to move them first.
public final class StrayRows {

    private static final String DEFAULTS =
            """
            SELECT partdefid::regclass::text
            FROM pg_partitioned_table
            JOIN pg_class ON pg_class.oid = partdefid
            WHERE relnamespace = 'public'::regnamespace
              AND relkind = 'r'
            ORDER BY 1
            """;

    private static final String RAISE =
            """
            SELECT alert_raise(NULL, 'housekeeping', 'partition:' || ?, NULL, ?, '{}', ?)
            """;

    private final Connection connection;

    /// @param connection of the tables' owner
    public StrayRows(Connection connection) {
        this.connection = connection;
    }

    /// Looks into every default partition and raises an alert for the operators where there is a row, once as long as
    /// nobody answers it.
    ///
    /// @return the names of those with rows
    public List<String> tell(Instant now) throws SQLException {
        var stray = new ArrayList<String>();
        for (var partition : texts(DEFAULTS)) {
            if (!texts("SELECT 'row' FROM " + partition + " LIMIT 1").isEmpty()) {
                stray.add(partition);
                raise(partition, now);
            }
        }
        return List.copyOf(stray);
    }

    private void raise(String partition, Instant now) throws SQLException {
        try (var statement = connection.prepareStatement(RAISE)) {
            statement.setString(1, partition);
            statement.setString(
                    2,
                    "%s holds rows of a time or kind that no partition is for."
                            .formatted(partition));
            statement.setObject(3, OffsetDateTime.ofInstant(now, ZoneOffset.UTC));
            statement.execute();
        }
    }

    private List<String> texts(String query) throws SQLException {
        var texts = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }
}
