package uptick.migrations.rights;

import java.sql.Connection;
import java.sql.SQLException;

import org.jspecify.annotations.Nullable;

import uptick.migrations.Sql;

/// A request under an idempotency key, as a function makes it.
///
/// @param path stands for the whole request: it is what is hashed
record Idempotent(String principal, String key, String path) {

    /// What is known of the key: `begun`, `in_flight`, `mismatch`, or `answered` with status, headers and body.
    String begin(Connection connection) throws SQLException {
        return begin(connection, "2026-11-20T10:00:00Z");
    }

    /// As [#begin(Connection)], at a time; the key is kept for an hour.
    String begin(Connection connection, String at) throws SQLException {
        var outcome =
                Sql.text(
                        connection,
                        """
                        SELECT concat_ws(' ', outcome, status, headers, convert_from(body, 'UTF8'))
                        FROM idempotency_begin('%s', '%s', sha256('%s'), '%4$s', timestamptz '%4$s' + interval '1 hour')
                        """
                                .formatted(principal, key, path, at));
        if (outcome == null) {
            throw new IllegalStateException("idempotency_begin gave no row");
        }
        return outcome;
    }

    /// Keeps the answer, 201 with a location.
    ///
    /// @param body null for none
    void answer(Connection connection, @Nullable String body) throws SQLException {
        try (var statement =
                connection.prepareStatement(
                        "SELECT idempotency_answer(?, ?, 201, '{\"location\": \"/v1/a\"}', convert_to(?, 'UTF8'))")) {
            statement.setString(1, principal);
            statement.setString(2, key);
            statement.setString(3, body);
            statement.execute();
        }
    }
}
