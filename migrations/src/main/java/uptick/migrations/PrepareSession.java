package uptick.migrations;

import java.sql.SQLException;

import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;

import uptick.migrations.connection.OwnerSession;

/// Makes Flyway's sessions behave as the others of the owner.
final class PrepareSession implements Callback {

    @Override
    public boolean supports(Event event, Context context) {
        return event.equals(Event.AFTER_CONNECT);
    }

    @Override
    public boolean canHandleInTransaction(Event event, Context context) {
        return true;
    }

    @Override
    public void handle(Event event, Context context) {
        try {
            OwnerSession.prepare(context.getConnection());
        } catch (SQLException failure) {
            throw new FlywayException("The database refused: " + failure.getMessage(), failure);
        }
    }

    @Override
    public String getCallbackName() {
        return "prepare session";
    }
}
