package uptick.migrations.fault;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import uptick.migrations.Sql;

/// Puts a few rows into every table that has none: what a column requires, by its type, its foreign key and the set
/// of its CHECK. A table that this does not suffice for has its INSERT in `rows/<table>.sql`.
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

    /* What a value of each type may look like; %1$d is the row's number, from 1. */
    private static final String VALUES =
            """
            SELECT quote_ident(attname) || '=' || coalesce(
              (SELECT format('(SELECT %I FROM %s ORDER BY 1 LIMIT 1 OFFSET least(%%1$d, (SELECT count(*) FROM %s)) - 1)', target.attname, confrelid::regclass, confrelid::regclass)
               FROM pg_constraint
               JOIN pg_attribute AS target ON target.attrelid = confrelid AND target.attnum = confkey[array_position(conkey, pg_attribute.attnum)]
               WHERE conrelid = pg_attribute.attrelid AND contype = 'f' AND pg_attribute.attnum = ANY (conkey)
               LIMIT 1),
              (SELECT substring(pg_get_constraintdef(oid) FROM 'ARRAY\\[\\(?(''[^'']*'')')
               FROM pg_constraint
               WHERE conrelid = pg_attribute.attrelid AND contype = 'c' AND conkey = ARRAY[pg_attribute.attnum]
                 AND pg_get_constraintdef(oid) ~ 'ARRAY\\['
               LIMIT 1),
              CASE format_type(atttypid, NULL)
                WHEN 'uuid' THEN 'uuidv7()'
                WHEN 'boolean' THEN 'true'
                WHEN 'integer' THEN '%1$d'
                WHEN 'smallint' THEN '%1$d'
                WHEN 'bigint' THEN '%1$d'
                WHEN 'numeric' THEN '1.0 / %1$d'
                WHEN 'double precision' THEN '1.0 / %1$d'
                WHEN 'date' THEN 'date ''2026-11-20'' + %1$d'
                WHEN 'timestamp with time zone' THEN 'timestamptz ''2026-11-20Z'' + interval ''%1$d day'''
                WHEN 'jsonb' THEN '''{}'''
                WHEN 'bytea' THEN 'sha256(''%1$d'')'
                WHEN 'character' THEN 'repeat(''%1$d'', ' || atttypmod - 4 || ')'
                WHEN 'character varying' THEN 'left(''row %1$d'', ' || CASE atttypmod WHEN -1 THEN 99 ELSE atttypmod - 4 END || ')'
                WHEN 'text' THEN '''row %1$d'''
                ELSE '''{}'''
              END)
            FROM pg_attribute
            WHERE attrelid = '%2$s'::regclass
              AND attnum > 0
              AND NOT attisdropped
              AND attnotnull
              AND NOT atthasdef
              AND attidentity = ''
            ORDER BY attnum
            """;

    private final Connection connection;

    AnyRows(Connection connection) {
        this.connection = connection;
    }

    /// Fills what is empty.
    ///
    /// @return why a table stays empty, by its name
    Map<String, String> fill() throws SQLException {
        var refused = new TreeMap<String, String>();
        var before = -1;
        // again and again: a table may refer to one that comes after it
        while (before != refused.size()) {
            before = refused.size();
            refused.clear();
            for (var table : Sql.texts(connection, TABLES)) {
                if (isEmpty(table)) {
                    var failure = insert(table);
                    if (failure != null) {
                        refused.put(table, failure);
                    }
                }
            }
        }
        return refused;
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

    private @Nullable String insert(String table) throws SQLException {
        try {
            var byHand = getClass().getResource("/uptick/migrations/rows/" + table + ".sql");
            if (byHand == null) {
                for (var row = 1; row <= ROWS; row++) {
                    Sql.execute(connection, statement(table, row));
                }
            } else {
                Sql.execute(connection, Sql.resource("/uptick/migrations/rows/" + table + ".sql"));
            }
            return null;
        } catch (SQLException failure) {
            return isEmpty(table) ? failure.getMessage() : null;
        }
    }

    private String statement(String table, int row) throws SQLException {
        var names = new ArrayList<String>();
        var values = new ArrayList<String>();
        for (var column : Sql.texts(connection, VALUES.replace("%2$s", table))) {
            names.add(column.substring(0, column.indexOf('=')));
            values.add(
                    column.substring(column.indexOf('=') + 1).replace("%1$d", String.valueOf(row)));
        }
        return names.isEmpty()
                ? "INSERT INTO " + table + " DEFAULT VALUES"
                : "INSERT INTO %s (%s) VALUES (%s)"
                        .formatted(table, String.join(", ", names), String.join(", ", values));
    }
}
