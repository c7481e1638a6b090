package uptick.migrations.fault;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import uptick.migrations.Sql;
import uptick.migrations.requirements.SampleRows;

/// Puts a few rows into every table that has none, at any version of the schema, and sums up what is there.
final class AnyRows {

    private static final int ROWS = 3;

    private static final String TABLES =
            """
            SELECT relname
            FROM pg_class
            WHERE relnamespace = 'public'::regnamespace
              AND relkind IN ('r', 'p')
              AND NOT relispartition
              AND relname NOT IN ('flyway_schema_history', 'schema_rollback_log')
            ORDER BY oid
            """;

    private final Connection connection;

    AnyRows(Connection connection) {
        this.connection = connection;
    }

    /// Fills what is empty.
    ///
    /// @return tables that stay empty, for they have no sample row
    List<String> fill() throws SQLException {
        var samples = new SampleRows(connection);
        for (var table : samples.tables()) {
            if (isThere(table) && isEmpty(table)) {
                for (var row = 1; row <= ROWS; row++) {
                    samples.insert(List.of(table), row);
                }
            }
        }
        var empty = new ArrayList<String>();
        for (var table : Sql.texts(connection, TABLES)) {
            if (isEmpty(table)) {
                empty.add(table);
            }
        }
        return empty;
    }

    /// What is in each table, by name: a hash over the given columns of all its rows.
    Map<String, String> sums(Map<String, List<String>> columns) throws SQLException {
        var sums = new TreeMap<String, String>();
        for (var table : columns.entrySet()) {
            var row =
                    table.getValue().stream().collect(Collectors.joining(", ", "ROW(", ")::text"));
            sums.put(
                    table.getKey(),
                    String.valueOf(
                            Sql.text(
                                    connection,
                                    "SELECT count(*) || ' ' || coalesce(md5(string_agg(%s, '|' ORDER BY %s)), '') FROM %s"
                                            .formatted(row, row, table.getKey()))));
        }
        return sums;
    }

    /// The columns of every table, by its name.
    Map<String, List<String>> columns() throws SQLException {
        var columns = new TreeMap<String, List<String>>();
        for (var table : Sql.texts(connection, TABLES)) {
            columns.put(
                    table,
                    Sql.texts(
                            connection,
                            "SELECT quote_ident(attname) FROM pg_attribute WHERE attrelid = '"
                                    + table
                                    + "'::regclass AND attnum > 0 AND NOT attisdropped ORDER BY attnum"));
        }
        return columns;
    }

    private boolean isEmpty(String table) throws SQLException {
        return "f".equals(Sql.text(connection, "SELECT EXISTS (SELECT FROM " + table + ")"));
    }

    private boolean isThere(String table) throws SQLException {
        return Sql.text(connection, "SELECT to_regclass('public." + table + "')") != null;
    }
}
