package uptick.migrations.requirements;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;

import uptick.migrations.Sql;
import uptick.testing.database.TestDatabase;

/// The migrated schema in one transaction that is never committed: what it takes, and what it refuses.
final class Schema implements AutoCloseable {

    private final Connection connection;
    private final SampleRows rows;

    Schema(TestDatabase database) throws SQLException {
        connection = database.connect();
        connection.setAutoCommit(false);
        rows = new SampleRows(connection);
    }

    /// Valid rows of all tables.
    SampleRows rows() {
        return rows;
    }

    /// Executes a script.
    void execute(String script) throws SQLException {
        Sql.execute(connection, script);
    }

    /// The first column of all rows, nulls left out.
    List<String> texts(String query) throws SQLException {
        return Sql.texts(connection, query);
    }

    /// The first column of the first row.
    @Nullable String text(String query) throws SQLException {
        return Sql.text(connection, query);
    }

    /// What refuses a statement, which leaves nothing behind: the constraint's name, `column is null` or else the SQLSTATE;
    /// `taken` where nothing does.
    String answerTo(String statement) throws SQLException {
        var before = connection.setSavepoint();
        try {
            Sql.execute(connection, statement);
            // A deferred constraint would only speak at the end of the transaction.
            Sql.execute(connection, "SET CONSTRAINTS ALL IMMEDIATE");
            return "taken";
        } catch (PSQLException failure) {
            return reason(failure);
        } finally {
            connection.rollback(before);
        }
    }

    /// How a statement is answered that inserts row 2 of a table under the parents of number 1, which must be there, some of
    /// its columns with other expressions.
    ///
    /// @param columns names and expressions in turn
    String answerToRow(String table, String... columns) throws SQLException {
        var instead = new LinkedHashMap<String, String>();
        for (var i = 0; i < columns.length; i += 2) {
            instead.put(columns[i], columns[i + 1]);
        }
        return answerTo(rows.insertion(rows.of(table).getFirst(), 2, 1, instead));
    }

    /// All columns of all tables.
    List<TableColumn> columns() throws SQLException {
        return TableColumn.all(connection);
    }

    /// A column's type, nullability and default as the documents write them, such as `varchar(20) not null default 'free'`.
    String column(String table, String column) throws SQLException {
        var text =
                text(
                        """
                        SELECT
                          format_type(atttypid, atttypmod)
                            || CASE WHEN attnotnull THEN ' not null' ELSE '' END
                            || CASE attgenerated WHEN '' THEN coalesce(' default ' || pg_get_expr(adbin, adrelid), '') ELSE ' derived' END
                        FROM pg_attribute
                        LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
                        WHERE attrelid = '%s'::regclass
                          AND attname = '%s'
                        """
                                .formatted(table, column));
        return String.valueOf(text)
                .replaceAll("::[a-z ]+(\\(\\d+\\))?", "")
                .replace("character varying", "varchar")
                .replace("timestamp with time zone", "timestamptz");
    }

    /// An index as the server writes it, from the table's name on, `unique` before it where it is.
    String index(String name) throws SQLException {
        return String.valueOf(text("SELECT pg_get_indexdef('%s'::regclass)".formatted(name)))
                .replaceAll("^CREATE (UNIQUE )?INDEX \\w+ ON (ONLY )?public\\.", "$1")
                .replace("UNIQUE", "unique")
                .replace(" USING btree", "");
    }

    /// Ends the transaction without a trace.
    @Override
    public void close() throws SQLException {
        connection.rollback();
        connection.close();
    }

    private static String reason(PSQLException failure) throws PSQLException {
        var message = failure.getServerErrorMessage();
        if (message == null) {
            throw failure;
        }
        if (message.getConstraint() != null) {
            return message.getConstraint();
        }
        return message.getColumn() != null && "23502".equals(message.getSQLState())
                ? message.getColumn() + " is null"
                : String.valueOf(message.getSQLState());
    }
}
