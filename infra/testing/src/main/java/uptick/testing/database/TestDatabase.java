package uptick.testing.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;

/// One database of the test server, with the credentials of its owner.
///
/// @param name the database's name, unique on the server
/// @param url JDBC URL without credentials
/// @param username a role that owns the database and may take on every function role
/// @param password the role's password, possibly empty
public record TestDatabase(String name, String url, String username, String password) {

    /// Opens a connection as the owner; the caller closes it.
    ///
    /// @throws SQLException where the server refuses
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url, username, password);
    }

    /// The settings under which a Micronaut application finds this database.
    public Map<String, String> properties() {
        return Map.of(
                "datasources.default.url", url,
                "datasources.default.username", username,
                "datasources.default.password", password);
    }
}
