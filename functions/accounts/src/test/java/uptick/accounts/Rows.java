package uptick.accounts;

import java.sql.SQLException;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import uptick.testing.database.TestDatabase;

/// The database behind the application's back.
public record Rows(TestDatabase database) {

    /// An account whose password is [#PASSWORD].
    public static final String PASSWORD = "correct horse battery staple";

    /// Made once by the settings' defaults: a hash a test would make the tests slow.
    public static final String HASH = new PasswordHashes(new AccountsSettings()).hash(PASSWORD);

    public UUID account(@Nullable String username, @Nullable String email) throws SQLException {
        return account(username, email, HASH);
    }

    public UUID account(@Nullable String username, @Nullable String email, String hash)
            throws SQLException {
        try (var connection = database.connect();
                var statement =
                        connection.prepareStatement(
                                "INSERT INTO users (username, email, password_hash) VALUES (?, ?, ?) RETURNING id")) {
            statement.setString(1, username);
            statement.setString(2, email);
            statement.setString(3, hash);
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getObject(1, UUID.class);
            }
        }
    }

    public void execute(String sql) throws SQLException {
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /// The first column of the only row, as text.
    public @Nullable String text(String sql) throws SQLException {
        try (var connection = database.connect();
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            if (!row.next()) {
                throw new AssertionError("no row: " + sql);
            }
            var text = row.getString(1);
            if (row.next()) {
                throw new AssertionError("more than one row: " + sql);
            }
            return text;
        }
    }

    /// The audit rows of an action, oldest first, as `actor subject details`, `;` between them; empty where there are none.
    public String audited(String action) throws SQLException {
        return String.valueOf(
                text(
                        "SELECT coalesce(string_agg(concat_ws(' ', actor, subject, details), ';' ORDER BY sequence), '') FROM audit_log WHERE action = '"
                                + action
                                + "'"));
    }

    /// As after the migrations, but for what the audit chain keeps.
    public void clear() throws SQLException {
        execute("DELETE FROM users; DELETE FROM login_throttles; DELETE FROM invites");
    }
}
