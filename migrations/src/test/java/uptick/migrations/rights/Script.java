package uptick.migrations.rights;

import java.sql.Connection;
import java.sql.SQLException;

import uptick.migrations.Sql;

/// The scripts that lie beside these tests, and what a statement comes to.
final class Script {

    static final String DONE = "00000";
    static final String REFUSED = "42501";

    private Script() {}

    /// A script's text.
    static String read(String name) {
        return Sql.read(Sql.file("/uptick/migrations/rights/" + name));
    }

    /// Tries a statement in the connection's transaction and undoes it.
    ///
    /// @return the SQLSTATE, [#DONE] where it was done
    static String state(Connection connection, String statement) throws SQLException {
        var before = connection.setSavepoint();
        try {
            Sql.execute(connection, statement);
            return DONE;
        } catch (SQLException failure) {
            return failure.getSQLState();
        } finally {
            connection.rollback(before);
            connection.releaseSavepoint(before);
        }
    }
}
