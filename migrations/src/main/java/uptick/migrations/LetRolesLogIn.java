package uptick.migrations;

import java.sql.SQLException;

import jakarta.inject.Singleton;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Lets the functions' roles log in that have a password.
@Singleton
final class LetRolesLogIn {

    private static final Logger LOG = LoggerFactory.getLogger(LetRolesLogIn.class);

    private final OwnerDatabase database;
    private final RolePasswords rolePasswords;

    LetRolesLogIn(OwnerDatabase database, RolePasswords rolePasswords) {
        this.database = database;
        this.rolePasswords = rolePasswords;
    }

    /// Sets the passwords of this process's settings.
    ///
    /// @throws SQLException where a role cannot be let in
    void run() throws SQLException {
        var passwords = rolePasswords.byRole();
        if (passwords.isEmpty()) {
            return;
        }
        try (var connection = database.connect()) {
            for (var entry : passwords.entrySet()) {
                // The driver hashes on this side: a password in a statement would reach the
                // server's log.
                connection
                        .unwrap(PGConnection.class)
                        .alterUserPassword(
                                entry.getKey(), entry.getValue().toCharArray(), "scram-sha-256");
                try (var statement = connection.createStatement()) {
                    statement.execute("ALTER ROLE " + entry.getKey() + " LOGIN");
                }
            }
        }
        LOG.info("Roles that log in: {}", passwords.keySet());
    }
}
