package uptick.accounts;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import uptick.testing.database.TestDatabase;
import uptick.testing.token.TestTokens;

/// Accounts and whatever else is in the database, behind the application's back.
public final class Accounts {

    private final Rows rows;
    private final TestDatabase database;

    public Accounts(TestDatabase database) {
        this.rows = new Rows(database);
        this.database = database;
    }

    /// Forgets all accounts but not the audit log, which forgets nothing.
    public void forgetAll() throws SQLException {
        rows.execute("DELETE FROM users; DELETE FROM invites; DELETE FROM login_throttles");
    }

    /// An account whose password is that of [Rows].
    public UUID add(@Nullable String username, @Nullable String email) throws SQLException {
        return rows.account(username, email);
    }

    public UUID addAdmin(String username) throws SQLException {
        var id = rows.account(username, null);
        rows.execute("UPDATE users SET is_admin = true WHERE id = '%s'".formatted(id));
        return id;
    }

    /// An access token of an account as it is now.
    public String token(UUID id, String... roles) throws SQLException {
        var epoch = text("SELECT token_epoch FROM users WHERE id = '%s'".formatted(id));
        return TestTokens.of(id, Integer.parseInt(epoch), roles);
    }

    public String userToken(UUID id) throws SQLException {
        return token(id, "user");
    }

    public String adminToken(UUID id) throws SQLException {
        return token(id, "user", "editor", "admin");
    }

    public void execute(String sql) throws SQLException {
        rows.execute(sql);
    }

    /// The first column of the only row, `null` where it is null.
    public String text(String sql) throws SQLException {
        return String.valueOf(rows.text(sql));
    }

    /// The first column of all rows.
    public List<String> texts(String sql) throws SQLException {
        try (var connection = database.connect();
                var statement = connection.createStatement();
                var read = statement.executeQuery(sql)) {
            var texts = new ArrayList<String>();
            while (read.next()) {
                texts.add(read.getString(1));
            }
            return texts;
        }
    }

    /// What stands in the audit log of a subject: action and details, oldest first.
    public List<String> audited(String subject) throws SQLException {
        return texts(
                "SELECT action || ' ' || details FROM audit_log WHERE subject = '%s' ORDER BY sequence"
                        .formatted(subject));
    }

    /// The newest row of the audit log: actor, action and details.
    public String lastAudited() throws SQLException {
        return text(
                "SELECT actor || ' ' || action || ' ' || subject || ' ' || details FROM audit_log ORDER BY sequence DESC LIMIT 1");
    }
}
