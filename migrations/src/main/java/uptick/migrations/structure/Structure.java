package uptick.migrations.structure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// All that a schema is, a line of text each: tables, columns, constraints, indexes, triggers, policies, functions,
/// types, grants and comments. Two schemas are the same where their lines are.
///
/// @param lines in a fixed order; a function's has line breaks
public record Structure(List<String> lines) {

    /* What the server writes depends on these: names on the path lose their schema, and a time in a CHECK is
     * written in the session's zone. */
    private static final String HOW_IT_IS_WRITTEN =
            """
            SET LOCAL search_path = public;
            SET LOCAL TimeZone = 'UTC';
            SET LOCAL DateStyle = 'ISO, MDY';
            SET LOCAL IntervalStyle = 'postgres'
            """;

    public Structure {
        lines = List.copyOf(lines);
    }

    /// Everything that is there, as the owner sees it.
    public static Structure of(Connection connection) throws SQLException {
        return read(connection, true);
    }

    /// As [#of(Connection)], without the partitions that are made and dropped as time goes by.
    public static Structure lasting(Connection connection) throws SQLException {
        return read(connection, false);
    }

    private static Structure read(Connection connection, boolean withPartitionsAhead)
            throws SQLException {
        var ownTransaction = connection.getAutoCommit();
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.execute(HOW_IT_IS_WRITTEN);
            var lines = new ArrayList<String>();
            try (var rows = statement.executeQuery(query())) {
                while (rows.next()) {
                    if (withPartitionsAhead || !rows.getBoolean("is_ahead")) {
                        lines.add(rows.getString("line"));
                    }
                }
            }
            // the server's order is that of its locale
            lines.sort(null);
            return new Structure(lines);
        } finally {
            if (ownTransaction) {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    private static String query() {
        try (var stream =
                Objects.requireNonNull(Structure.class.getResourceAsStream("structure.sql"))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
