package uptick.trends;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import uptick.testing.database.TestDatabase;

/// Statements of tests, as the owner of the database.
record Sql(TestDatabase database) {

    void execute(String sql, @Nullable Object... values) throws SQLException {
        try (var connection = database.connect();
                var statement = prepared(connection, sql, values)) {
            statement.execute();
        }
    }

    UUID id(String sql, @Nullable Object... values) throws SQLException {
        return (UUID) Objects.requireNonNull(value(sql, values));
    }

    long count(String sql, @Nullable Object... values) throws SQLException {
        return ((Number) Objects.requireNonNull(value(sql, values))).longValue();
    }

    /// The first column of the first row.
    @Nullable Object value(String sql, @Nullable Object... values) throws SQLException {
        return rows(sql, values).getFirst().values().iterator().next();
    }

    /// Every row as its columns by name; JSON is its text, a time an instant.
    List<Map<String, @Nullable Object>> rows(String sql, @Nullable Object... values)
            throws SQLException {
        try (var connection = database.connect();
                var statement = prepared(connection, sql, values);
                var result = statement.executeQuery()) {
            var columns = result.getMetaData();
            List<Map<String, @Nullable Object>> rows = new ArrayList<>();
            while (result.next()) {
                Map<String, @Nullable Object> row = new LinkedHashMap<>();
                for (int i = 1; i <= columns.getColumnCount(); i++) {
                    row.put(
                            columns.getColumnLabel(i),
                            value(result, i, columns.getColumnTypeName(i)));
                }
                rows.add(row);
            }
            return rows;
        }
    }

    /// No run, no observation, no trend is left; the audit chain is.
    void forgetCollections() throws SQLException {
        execute("TRUNCATE data_collections, topics CASCADE");
    }

    private static @Nullable Object value(ResultSet result, int column, String type)
            throws SQLException {
        return switch (type) {
            case "jsonb" -> result.getString(column);
            case "timestamptz" -> {
                var moment = result.getObject(column, OffsetDateTime.class);
                yield moment == null ? null : moment.toInstant();
            }
            default -> result.getObject(column);
        };
    }

    private static PreparedStatement prepared(
            Connection connection, String sql, @Nullable Object... values) throws SQLException {
        var statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(
                    i + 1,
                    values[i] instanceof Instant instant
                            ? instant.atOffset(ZoneOffset.UTC)
                            : values[i]);
        }
        return statement;
    }
}
