package uptick.edge.authentication;

import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import uptick.edge.principal.ApiKeyText;
import uptick.testing.database.TestDatabase;

/// Accounts and their keys as rows, behind the application's back.
record Accounts(TestDatabase database) {

    private static final SecureRandom RANDOM = new SecureRandom();

    UUID user() {
        return UUID.fromString(
                text(
                        "INSERT INTO users (username, password_hash) VALUES ('user ' || uuidv4(), 'x') RETURNING id"));
    }

    /// A new key of an account's, without an end.
    String key(UUID user, String... scopes) {
        var key = ApiKeyText.generate(RANDOM);
        try (var connection = database.connect();
                var statement =
                        connection.prepareStatement(
                                "INSERT INTO api_keys (user_id, name, key_prefix, key_hash, scopes, issued_at) VALUES (?, 'a', ?, ?, ?, now())")) {
            statement.setObject(1, user);
            statement.setString(2, key.prefix());
            statement.setBytes(3, key.hash());
            statement.setArray(4, connection.createArrayOf("text", List.of(scopes).toArray()));
            statement.executeUpdate();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
        return key.text();
    }

    void execute(String sql) {
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failure) {
            throw new IllegalStateException(sql, failure);
        }
    }

    /// The first column of the first row.
    @Nullable String textOrNull(String sql) {
        try (var connection = database.connect();
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        } catch (SQLException failure) {
            throw new IllegalStateException(sql, failure);
        }
    }

    String text(String sql) {
        return String.valueOf(textOrNull(sql));
    }
}
