package uptick.migrations;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

import jakarta.inject.Singleton;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Carries out a command of the operator.
@Singleton
final class RunCommand {

    private static final Logger LOG = LoggerFactory.getLogger(RunCommand.class);

    private final OwnerSettings owner;
    private final RolePasswords rolePasswords;

    RunCommand(OwnerSettings owner, RolePasswords rolePasswords) {
        this.owner = owner;
        this.rolePasswords = rolePasswords;
    }

    /// Carries it out.
    ///
    /// @throws IllegalArgumentException for a command that there is not
    /// @throws SQLException where a role cannot be let in
    MigrateAnswer run(MigrateCommand command) throws SQLException {
        var migrations = Migrations.of(owner.url(), owner.username(), owner.password());
        return switch (command.command()) {
            case "migrate" -> {
                var migrated = migrations.migrate(command.target());
                LOG.info("Migrated {}", migrated);
                letRolesLogIn();
                yield new MigrateAnswer(migrated, migrations.status());
            }
            case "status" -> new MigrateAnswer(List.of(), migrations.status());
            default ->
                    throw new IllegalArgumentException(
                            "unknown command '" + command.command() + "': use migrate or status");
        };
    }

    private void letRolesLogIn() throws SQLException {
        var passwords = rolePasswords.byRole();
        if (passwords.isEmpty()) {
            return;
        }
        try (var connection =
                DriverManager.getConnection(owner.url(), owner.username(), owner.password())) {
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
