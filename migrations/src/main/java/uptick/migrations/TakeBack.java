package uptick.migrations;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;

import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

import uptick.migrations.rollback.Rollback;
import uptick.migrations.rollback.RollbackTarget;

/// Takes steps back where whoever asks for it says of which database.
@Singleton
final class TakeBack {

    private final OwnerDatabase database;
    private final Clock clock;

    TakeBack(OwnerDatabase database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /// Goes down to the target.
    ///
    /// @param confirm the database's name, as the caller knows it
    /// @return the versions that were taken back
    /// @throws IllegalArgumentException where the confirmation is missing or names another database
    List<String> to(RollbackTarget target, @Nullable String confirm) throws SQLException {
        if (confirm == null) {
            throw new IllegalArgumentException(
                    "this destroys data: confirm it with the name of the database"
                            + " (\"confirm\": \"<name>\", in a shell --confirm <name>)");
        }
        try (var connection = database.connect()) {
            if (!confirm.equals(name(connection))) {
                throw new IllegalArgumentException(
                        "the confirmation names another database than the one that is connected");
            }
            return new Rollback(connection, clock).to(target);
        }
    }

    private static String name(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT current_database()")) {
            row.next();
            return row.getString(1);
        }
    }
}
