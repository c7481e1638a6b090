package uptick.migrations;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import jakarta.inject.Singleton;
import org.postgresql.Driver;
import org.postgresql.PGConnection;
import org.postgresql.PGProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import uptick.migrations.MigrateAnswer.Initialized;

/// Makes the owner's role and database on a bare server, where they are missing, and nothing else.
@Singleton
final class InitServer {

    private static final Logger LOG = LoggerFactory.getLogger(InitServer.class);

    /* duplicate_object, duplicate_database; unique_violation where another made it in the same moment. */
    private static final Set<String> THERE_ALREADY = Set.of("42710", "42P04", "23505");

    private final AdminSettings admin;
    private final OwnerSettings owner;

    InitServer(AdminSettings admin, OwnerSettings owner) {
        this.admin = admin;
        this.owner = owner;
    }

    /// Makes what is missing; safe to repeat, and to run twice at once.
    ///
    /// @throws IllegalArgumentException where the settings do not say what to make or who may
    Initialized run() throws SQLException {
        var address = admin.address();
        var database = databaseName();
        if (owner.username().isBlank()) {
            throw new IllegalArgumentException(
                    "init needs the owner's name: set datasources.default.username or name it in DATABASE_URL");
        }
        var made = new ArrayList<String>();
        try (var connection =
                DriverManager.getConnection(
                        address.jdbcUrl(), address.username(), address.password())) {
            if (makeRole(connection)) {
                made.add("role " + owner.username());
            }
            mayActForOwner(connection);
            if (makeDatabase(connection, database)) {
                made.add("database " + database);
            }
        }
        LOG.info("Made {}", made);
        return new Initialized(database, owner.username(), List.copyOf(made));
    }

    private String databaseName() {
        var parts = Driver.parseURL(owner.url(), null);
        var name = parts == null ? null : PGProperty.PG_DBNAME.getOrDefault(parts);
        if (name == null || name.isBlank()) {
            throw new IllegalArgumentException(
                    "init needs the database's name: set datasources.default.url or DATABASE_URL");
        }
        return name;
    }

    /* The role and its password come together: a role whose password a killed run did not set would look made. */
    private boolean makeRole(Connection connection) throws SQLException {
        if (isThere(connection, "SELECT FROM pg_roles WHERE rolname = ?", owner.username())) {
            return false;
        }
        if (owner.password().isBlank()) {
            throw new IllegalArgumentException(
                    "init needs the owner's password: set datasources.default.password or write it in DATABASE_URL");
        }
        connection.setAutoCommit(false);
        try {
            execute(connection, "CREATE ROLE %s LOGIN CREATEROLE", owner.username());
            // The driver hashes on this side: a password in a statement would reach the server's
            // log.
            connection
                    .unwrap(PGConnection.class)
                    .alterUserPassword(
                            owner.username(), owner.password().toCharArray(), "scram-sha-256");
            connection.commit();
            return true;
        } catch (SQLException failure) {
            connection.rollback();
            return ignoreIfThere(failure);
        } finally {
            connection.setAutoCommit(true);
        }
    }

    /* Whoever is no superuser gives a database away only to a role that they are a member of. */
    private void mayActForOwner(Connection connection) throws SQLException {
        if (!isThere(connection, "SELECT WHERE pg_has_role(?, 'SET')", owner.username())) {
            execute(connection, "GRANT %s TO CURRENT_USER", owner.username());
        }
    }

    private boolean makeDatabase(Connection connection, String name) throws SQLException {
        if (isThere(connection, "SELECT FROM pg_database WHERE datname = ?", name)) {
            return false;
        }
        try {
            // template0 takes any encoding, and nobody can have changed it.
            execute(
                    connection,
                    "CREATE DATABASE %s OWNER %s ENCODING 'UTF8' TEMPLATE template0",
                    name,
                    owner.username());
            return true;
        } catch (SQLException failure) {
            return ignoreIfThere(failure);
        }
    }

    private static boolean ignoreIfThere(SQLException failure) throws SQLException {
        if (THERE_ALREADY.contains(failure.getSQLState())) {
            return false;
        }
        throw failure;
    }

    private static boolean isThere(Connection connection, String question, String name)
            throws SQLException {
        try (var statement = connection.prepareStatement(question)) {
            statement.setString(1, name);
            try (var row = statement.executeQuery()) {
                return row.next();
            }
        }
    }

    private static void execute(Connection connection, String command, Object... names)
            throws SQLException {
        try (var statement = connection.createStatement()) {
            var quoted = new Object[names.length];
            for (var i = 0; i < names.length; i++) {
                quoted[i] = statement.enquoteIdentifier(names[i].toString(), true);
            }
            statement.execute(command.formatted(quoted));
        }
    }
}
