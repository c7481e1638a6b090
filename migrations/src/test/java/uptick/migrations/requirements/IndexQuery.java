package uptick.migrations.requirements;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import uptick.migrations.Sql;

/// A line of `index-queries.txt`.
///
/// @param index the index's name
/// @param query what it is for, as the file writes it
record IndexQuery(String index, String query) {

    private static final int ANY = 77;
    private static final Pattern ID = Pattern.compile("\\{id (\\d+)}");

    /// All lines.
    static List<IndexQuery> all() {
        return Sql.read(Sql.file("requirements/index-queries.txt"))
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.split(" +\\| +", 2))
                .map(line -> new IndexQuery(line[0], line[1]))
                .toList();
    }

    /// Those of a table that have a query.
    static List<IndexQuery> on(Connection connection, String table) throws SQLException {
        var indexes =
                Sql.texts(
                        connection,
                        "SELECT indexrelid::regclass FROM pg_index WHERE indrelid = '%s'::regclass"
                                .formatted(table));
        return all().stream()
                .filter(written -> indexes.contains(written.index()))
                .filter(written -> !written.query().startsWith("- "))
                .toList();
    }

    /// The query in full.
    String sql(Connection connection, SampleRows rows) throws SQLException {
        if (query.equals("by key")) {
            return "SELECT * FROM " + where(connection, rows, columns(connection));
        }
        if (query.startsWith("by ")) {
            var columns = List.of(query.substring("by ".length()).split(", "));
            return "SELECT count(*) FROM " + where(connection, rows, columns);
        }
        return ID.matcher(query)
                .replaceAll(found -> rows.value("users", "id", Integer.parseInt(found.group(1))));
    }

    /// How a plan names it, or its parts in the partitions.
    List<String> names(Connection connection) throws SQLException {
        return Sql.texts(
                connection,
                """
                SELECT word || name || ' '
                FROM (SELECT relid::regclass::text FROM pg_partition_tree('%1$s') UNION SELECT '%1$s') AS index (name)
                CROSS JOIN (VALUES (' using '), (' on ')) AS word (word)
                """
                        .formatted(index));
    }

    /// The statement that drops it.
    String drop(Connection connection) throws SQLException {
        var table =
                Sql.text(
                        connection,
                        "SELECT conrelid::regclass FROM pg_constraint WHERE conindid = '%s'::regclass AND contype IN ('p', 'u')"
                                .formatted(index));
        return table == null
                ? "DROP INDEX " + index
                : "ALTER TABLE %s DROP CONSTRAINT %s".formatted(table, index);
    }

    private String where(Connection connection, SampleRows rows, List<String> columns)
            throws SQLException {
        var table =
                String.valueOf(
                        Sql.text(
                                connection,
                                "SELECT indrelid::regclass FROM pg_index WHERE indexrelid = '%s'::regclass"
                                        .formatted(index)));
        return columns.stream()
                .map(column -> column + " = " + rows.value(table, column, ANY))
                .collect(Collectors.joining(" AND ", table + " WHERE ", ""));
    }

    private List<String> columns(Connection connection) throws SQLException {
        return Sql.texts(
                connection,
                """
                SELECT attname
                FROM pg_index
                CROSS JOIN LATERAL unnest(indkey) WITH ORDINALITY AS part (attnum, place)
                JOIN pg_attribute ON attrelid = indrelid AND pg_attribute.attnum = part.attnum
                WHERE indexrelid = '%s'::regclass
                ORDER BY place
                """
                        .formatted(index));
    }

    @Override
    public String toString() {
        return index;
    }
}
