package uptick.migrations.connection;

import java.sql.Connection;
import java.sql.SQLException;

/// How every session of the owner behaves, Flyway's and ours.
public final class OwnerSession {

    /* The history's times have no zone: without the first line they would be of whoever migrated.
     *
     * A server goes on with a statement whose client was killed, and keeps its locks, until it has something to
     * say; with the second line it looks every second whether anybody still listens, so that the next run need not
     * wait for a statement whose result nobody takes. Where the system cannot tell (Windows), it stays as it was.
     */
    private static final String SETTINGS =
            """
            SET TIME ZONE 'UTC';
            DO $$
            BEGIN
              PERFORM set_config('client_connection_check_interval', '1s', false);
            EXCEPTION
              WHEN invalid_parameter_value THEN NULL;
            END
            $$
            """;

    private OwnerSession() {}

    /// Sets a new session up.
    public static void prepare(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(SETTINGS);
        }
    }
}
