package uptick.bench.top;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import uptick.bench.MadeTrends;

/// The indexes of `trends` that no constraint owns: dropped for a large fill and made again after it, as the catalogue
/// has them, which is many times faster than to keep them meanwhile.
///
/// @param definitions a statement that makes each
record IndexesSetAside(List<String> definitions) {

    private static final String NAMES_AND_DEFINITIONS =
            """
            SELECT indexrelid::regclass, pg_get_indexdef(indexrelid)
            FROM pg_index
            WHERE indrelid = 'trends'::regclass
              AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid)
            ORDER BY 1
            """;

    /// Drops them.
    static IndexesSetAside drop(Connection connection) throws SQLException {
        var names = new ArrayList<String>();
        var definitions = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(NAMES_AND_DEFINITIONS)) {
            while (row.next()) {
                names.add(row.getString(1));
                definitions.add(row.getString(2));
            }
        }
        for (var name : names) {
            MadeTrends.execute(connection, "DROP INDEX " + name);
        }
        return new IndexesSetAside(definitions);
    }

    /// Makes them again.
    void restore(Connection connection) throws SQLException {
        MadeTrends.execute(connection, "SET maintenance_work_mem = '1GB'");
        for (var definition : definitions) {
            MadeTrends.execute(connection, definition);
        }
    }
}
