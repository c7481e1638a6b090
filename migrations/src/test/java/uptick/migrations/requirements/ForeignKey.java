package uptick.migrations.requirements;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;

/// One column of a foreign key.
///
/// @param name the constraint's name
/// @param parent the table that it refers to
/// @param parentColumn the column there
record ForeignKey(String name, String parent, String parentColumn) {

    /// All foreign keys of the database, by table and column.
    static Map<String, Map<String, ForeignKey>> byTableAndColumn(Connection connection)
            throws SQLException {
        var keys = new TreeMap<String, Map<String, ForeignKey>>();
        try (var statement = connection.createStatement();
                var rows =
                        statement.executeQuery(
                                """
                                SELECT
                                  pg_constraint.conrelid::regclass,
                                  own.attname,
                                  pg_constraint.conname,
                                  pg_constraint.confrelid::regclass,
                                  other.attname
                                FROM pg_constraint
                                CROSS JOIN LATERAL unnest(pg_constraint.conkey, pg_constraint.confkey) AS pair (own, other)
                                JOIN pg_attribute AS own ON own.attrelid = pg_constraint.conrelid AND own.attnum = pair.own
                                JOIN pg_attribute AS other ON other.attrelid = pg_constraint.confrelid AND other.attnum = pair.other
                                WHERE pg_constraint.contype = 'f'
                                  AND pg_constraint.conparentid = 0
                                """)) {
            while (rows.next()) {
                keys.computeIfAbsent(rows.getString(1), _ -> new TreeMap<>())
                        .put(
                                rows.getString(2),
                                new ForeignKey(
                                        rows.getString(3), rows.getString(4), rows.getString(5)));
            }
        }
        return keys;
    }
}
