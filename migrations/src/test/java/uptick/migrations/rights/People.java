package uptick.migrations.rights;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

import uptick.migrations.Sql;

/// The users of `user-rows.sql`, and how a transaction becomes one of them in a role.
final class People {

    static final String ANN = "00000000-0000-7000-8000-00000000000a";
    static final String BOB = "00000000-0000-7000-8000-00000000000b";
    static final String ADA = "00000000-0000-7000-8000-00000000000c";
    static final String NOBODY = "";

    private People() {}

    /// Lets the transaction go on as a role, for a user; ends with the next rollback to a savepoint before it.
    static void become(Connection connection, String role, String userId) throws SQLException {
        Sql.execute(
                connection,
                "SELECT set_config('app.uid', '%s', true); SET LOCAL ROLE %s"
                        .formatted(userId, role));
    }

    /// What a query says as a role, for a user; its effect is undone.
    static List<String> ask(Connection connection, String role, String userId, String query)
            throws SQLException {
        var before = connection.setSavepoint();
        try {
            become(connection, role, userId);
            return Sql.texts(connection, query).stream().map(People::named).toList();
        } finally {
            connection.rollback(before);
            connection.releaseSavepoint(before);
        }
    }

    /// What a statement comes to as a role, for a user; see [Script#state].
    static String tell(Connection connection, String role, String userId, String statement)
            throws SQLException {
        var before = connection.setSavepoint();
        try {
            become(connection, role, userId);
            return Script.state(connection, statement);
        } finally {
            connection.rollback(before);
            connection.releaseSavepoint(before);
        }
    }

    private static String named(String text) {
        return text.replace(ANN, "ann").replace(BOB, "bob").replace(ADA, "ada");
    }
}
