package uptick.migrations;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

import jakarta.inject.Singleton;

import uptick.migrations.connection.OwnerSession;

/// The database that the commands are about, as its owner sees it.
@Singleton
final class OwnerDatabase {

    private final OwnerSettings owner;

    OwnerDatabase(OwnerSettings owner) {
        this.owner = owner;
    }

    Migrations migrations() {
        return Migrations.of(owner.url(), owner.username(), owner.password());
    }

    /// A connection of its own; the caller closes it.
    Connection connect() throws SQLException {
        var connection =
                DriverManager.getConnection(owner.url(), owner.username(), owner.password());
        try {
            OwnerSession.prepare(connection);
        } catch (SQLException failure) {
            connection.close();
            throw failure;
        }
        return connection;
    }
}
