package uptick.migrations.requirements;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import uptick.migrations.Sql;
import uptick.testing.database.TestDatabase;

/// Makes valid rows of every table, numbered from 1: the row of a number belongs to the parents of the same number.
///
/// What each column gets stands in `sample-rows.txt`; foreign keys come from the catalogue, so that none is left null, and
/// a column that an older version of the schema has not got is left out.
public final class SampleRows {

    private static final Map<String, String> MADE_OF_THE_NUMBER =
            Map.of(
                    "{id}",
                    "('00000000-0000-7000-8000-' || lpad(to_hex({n}), 12, '0'))::uuid",
                    "{at}",
                    "(timestamptz '2020-01-01T00:00:00Z' + {n} * interval '1 minute')",
                    "{day}",
                    "(date '2020-01-01' + {n})",
                    "{hash}",
                    "sha256(convert_to({n}::text, 'UTF8'))",
                    "{hex}",
                    "encode(sha256(convert_to({n}::text, 'UTF8')), 'hex')");

    private final Connection connection;
    private final List<SampleRow> rows = SampleRow.all();
    private final Map<String, Map<String, ForeignKey>> foreignKeys;
    private final Map<String, List<String>> present;

    /// For the tables as they are now.
    public SampleRows(Connection connection) throws SQLException {
        this.connection = connection;
        foreignKeys = ForeignKey.byTableAndColumn(connection);
        present =
                Sql.texts(
                                connection,
                                """
                                SELECT relname || '.' || attname
                                FROM pg_attribute
                                JOIN pg_class ON pg_class.oid = attrelid
                                WHERE relnamespace = 'public'::regnamespace
                                  AND attnum > 0
                                  AND NOT attisdropped
                                  AND NOT (attname = 'id' AND atttypid <> 'uuid'::regtype)
                                """)
                        .stream()
                        .map(name -> name.split("\\.", 2))
                        .collect(
                                Collectors.groupingBy(
                                        name -> name[0],
                                        Collectors.mapping(name -> name[1], Collectors.toList())));
    }

    /// Inserts the rows of some numbers into all tables of a database, and keeps them.
    static void insertAll(TestDatabase database, int... numbers) throws SQLException {
        try (var connection = database.connect()) {
            connection.setAutoCommit(false);
            for (var number : numbers) {
                new SampleRows(connection).insertAll(number);
            }
            connection.commit();
        }
    }

    /// Every table, parents before children.
    public List<String> tables() {
        return rows.stream().map(SampleRow::table).distinct().toList();
    }

    /// What there is to insert into a table, at least one.
    List<SampleRow> of(String table) {
        return rows.stream().filter(row -> row.table().equals(table)).toList();
    }

    /// The columns of a table that are foreign keys.
    Map<String, ForeignKey> foreignKeys(String table) {
        return foreignKeys.getOrDefault(table, Map.of());
    }

    /// Inserts the rows of a number into all tables.
    void insertAll(int number) throws SQLException {
        for (var table : tables()) {
            insert(table, number);
        }
    }

    /// Inserts the rows of a number into some tables, in this order.
    public void insert(List<String> tables, int number) throws SQLException {
        for (var table : tables) {
            insert(table, number);
        }
    }

    private void insert(String table, int number) throws SQLException {
        for (var row : of(table)) {
            Sql.execute(connection, insertion(row, number, number, Map.of()));
        }
    }

    /// The statement that inserts a row of a number under parents of a number, some of its columns with other expressions.
    String insertion(SampleRow row, int number, int parents, Map<String, String> instead) {
        var columns = columns(row, "(" + parents + ")");
        columns.putAll(instead);
        columns.replaceAll((_, expression) -> numbered(expression, "(" + number + ")"));
        return (row.isAlone() ? "DELETE FROM " + row.table() + ";\n" : "")
                + "INSERT INTO %s (%s)\nVALUES (%s)"
                        .formatted(
                                row.table(),
                                String.join(", ", columns.keySet()),
                                String.join(", ", columns.values()));
    }

    /// Inserts rows 1 to `counts.get(table)` into a table; its parents, as many as they are, get them in turn.
    ///
    /// @param counts rows by table; what is not in it has as many as ""
    void fill(Connection into, String table, Map<String, Integer> counts) throws SQLException {
        var others = Objects.requireNonNull(counts.get(""));
        for (var row : of(table)) {
            var columns = columns(row, "{n}");
            for (var key : foreignKeys(table).entrySet()) {
                if (!row.columns().containsKey(key.getKey())) {
                    var parents = counts.getOrDefault(key.getValue().parent(), others);
                    columns.put(
                            key.getKey(),
                            numbered(
                                    parentsColumn(key.getValue()),
                                    "(1 + ({n} - 1) %% %d)".formatted(parents)));
                }
            }
            columns.replaceAll((_, expression) -> numbered(expression, "n"));
            Sql.execute(
                    into,
                    "INSERT INTO %s (%s)\nSELECT %s\nFROM generate_series(1, %d) AS n"
                            .formatted(
                                    table,
                                    String.join(", ", columns.keySet()),
                                    String.join(", ", columns.values()),
                                    counts.getOrDefault(table, others)));
        }
    }

    /// The expression that a column of the row of a number has.
    String value(String table, String column, int number) {
        var columns = columns(of(table).getFirst(), "{n}");
        return numbered(
                Objects.requireNonNull(columns.get(column), table + "." + column),
                "(" + number + ")");
    }

    private Map<String, String> columns(SampleRow row, String parents) {
        var columns = new LinkedHashMap<String, String>();
        columns.put("id", "{id}");
        foreignKeys(row.table())
                .forEach(
                        (column, key) ->
                                columns.put(column, numbered(parentsColumn(key), parents)));
        columns.putAll(row.columns());
        columns.keySet().retainAll(present.getOrDefault(row.table(), List.of()));
        return columns;
    }

    private String parentsColumn(ForeignKey key) {
        return Objects.requireNonNull(
                columns(of(key.parent()).getFirst(), "{n}").get(key.parentColumn()),
                key.toString());
    }

    private static String numbered(String expression, String number) {
        var numbered = expression;
        for (var made : MADE_OF_THE_NUMBER.entrySet()) {
            numbered = numbered.replace(made.getKey(), made.getValue());
        }
        return numbered.replace("{n}", number);
    }
}
