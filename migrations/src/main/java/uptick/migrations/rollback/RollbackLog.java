package uptick.migrations.rollback;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Objects;

/// What was taken back, when, by whom, with which script: a table that outlives every rollback, hence no step of
/// the schema.
public final class RollbackLog {

    /// The table's name.
    public static final String TABLE = "schema_rollback_log";

    private final Clock clock;

    RollbackLog(Clock clock) {
        this.clock = clock;
    }

    /// Makes the table where it is missing; two at once must hold the schema's lock.
    public static void ensure(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(definition());
        }
    }

    /// Adds a row, in the transaction of the connection.
    void add(Connection connection, DownScript script) throws SQLException {
        try (var insert =
                connection.prepareStatement(
                        """
                        INSERT INTO public.schema_rollback_log (version, rolled_back_at, rolled_back_by, script_sha256)
                        VALUES (?, ?, session_user, ?)
                        """)) {
            insert.setString(1, script.step().version());
            insert.setObject(2, OffsetDateTime.now(clock));
            insert.setString(3, script.sha256());
            insert.executeUpdate();
        }
    }

    private static String definition() {
        try (var stream =
                Objects.requireNonNull(
                        RollbackLog.class.getResourceAsStream("schema_rollback_log.sql"))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
