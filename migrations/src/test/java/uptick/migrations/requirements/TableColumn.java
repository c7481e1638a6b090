package uptick.migrations.requirements;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// A column of a base table that a statement may give a value.
///
/// @param table the table's name
/// @param name the column's name
/// @param type its type without length, such as `character varying`
/// @param length characters at most, or digits of a numeric; 0 where there is no limit
/// @param scale digits after a numeric's point
record TableColumn(String table, String name, String type, int length, int scale) {

    /// All of a database.
    static List<TableColumn> all(Connection connection) throws SQLException {
        var columns = new ArrayList<TableColumn>();
        try (var statement = connection.createStatement();
                var rows =
                        statement.executeQuery(
                                """
                                SELECT
                                  columns.table_name,
                                  columns.column_name,
                                  CASE WHEN columns.data_type = 'ARRAY' THEN columns.udt_name ELSE columns.data_type END,
                                  coalesce(columns.character_maximum_length, CASE WHEN columns.data_type = 'numeric' THEN columns.numeric_precision END, 0),
                                  coalesce(columns.numeric_scale, 0)
                                FROM information_schema.columns
                                JOIN pg_class ON pg_class.oid = format('public.%I', columns.table_name)::regclass
                                WHERE columns.table_schema = 'public'
                                  AND pg_class.relkind IN ('r', 'p')
                                  AND NOT pg_class.relispartition
                                  AND columns.is_generated = 'NEVER'
                                  AND columns.is_identity = 'NO'
                                ORDER BY columns.table_name, columns.ordinal_position
                                """)) {
            while (rows.next()) {
                columns.add(
                        new TableColumn(
                                rows.getString(1),
                                rows.getString(2),
                                rows.getString(3),
                                rows.getInt(4),
                                rows.getInt(5)));
            }
        }
        return columns;
    }

    @Override
    public String toString() {
        return table + "." + name;
    }
}
