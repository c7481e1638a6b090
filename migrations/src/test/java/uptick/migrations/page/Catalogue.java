package uptick.migrations.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// What the database says of its tables, in the order in which it is shown.
///
/// @param columns of all tables
/// @param rules keys, checks, indexes and policies of all tables
/// @param references of tables to tables
record Catalogue(
        List<Table> tables, List<Column> columns, List<Rule> rules, List<Reference> references) {

    /// A table.
    record Table(String name, String comment) {}

    /// A column as DDL writes it, with what it means.
    record Column(String table, String name, String type, String meaning) {}

    /// A key, check, index or policy.
    ///
    /// @param kind such as `primary key`
    record Rule(String table, String kind, String name, String definition) {}

    /// A foreign key.
    ///
    /// @param optional whether a row may have none
    /// @param single whether at most one row may have it
    record Reference(
            String table, String column, String target, boolean optional, boolean single) {}

    static Catalogue of(Connection connection) throws SQLException {
        return new Catalogue(
                rows(connection, "tables", row -> new Table(row[0], row[1])),
                rows(connection, "columns", row -> new Column(row[0], row[1], row[2], row[3])),
                rows(connection, "rules", row -> new Rule(row[0], row[1], row[2], row[3])),
                rows(
                        connection,
                        "references",
                        row ->
                                new Reference(
                                        row[0],
                                        row[1],
                                        row[2],
                                        row[3].equals("t"),
                                        row[4].equals("t"))));
    }

    private interface Reader<T> {
        T read(String[] row);
    }

    private static <T> List<T> rows(Connection connection, String query, Reader<T> reader)
            throws SQLException {
        var rows = new ArrayList<T>();
        try (var statement = connection.createStatement();
                var result = statement.executeQuery(text(query + ".sql"))) {
            while (result.next()) {
                var row = new String[result.getMetaData().getColumnCount()];
                for (int column = 0; column < row.length; column++) {
                    row[column] = Objects.requireNonNullElse(result.getString(column + 1), "");
                }
                rows.add(reader.read(row));
            }
        }
        return rows;
    }

    private static String text(String name) {
        try (var file = Objects.requireNonNull(Catalogue.class.getResourceAsStream(name), name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
