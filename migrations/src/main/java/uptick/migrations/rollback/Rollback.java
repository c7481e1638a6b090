package uptick.migrations.rollback;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import uptick.migrations.connection.InTransaction;
import uptick.migrations.connection.SchemaLock;

/// Takes steps of the schema back, for Flyway's open-source edition has no undo.
///
/// Each step is one transaction: its script, its row of the history, a row of the [RollbackLog]. So a script that
/// fails, or a run that is killed, leaves the last good version, and the next run goes on from there.
public final class Rollback {

    private static final Logger LOG = LoggerFactory.getLogger(Rollback.class);

    private final Connection connection;
    private final RollbackLog log;

    /// @param connection of the schema's owner, without a transaction
    /// @param clock says when a step was taken back
    public Rollback(Connection connection, Clock clock) {
        this.connection = connection;
        this.log = new RollbackLog(clock);
    }

    /// Goes down to the target.
    ///
    /// @return the versions that were taken back, in that order
    /// @throws DownScriptFailed where a script fails; the steps before it stay taken back
    /// @throws IllegalArgumentException where the target is not applied or a script is not in this package;
    ///     nothing was done
    public List<String> to(RollbackTarget target) throws SQLException {
        try (var _ = SchemaLock.take(connection)) {
            var applied = AppliedStep.newestFirst(connection);
            var scripts = target.of(applied).stream().map(DownScript::of).toList();
            if (scripts.isEmpty()) {
                return List.of();
            }
            RollbackLog.ensure(connection);
            var takenBack = new ArrayList<String>();
            for (var script : scripts) {
                InTransaction.of(connection, () -> takeBack(script));
                takenBack.add(script.step().version());
                LOG.info("Took back {}", script.step().version());
            }
            return List.copyOf(takenBack);
        }
    }

    private boolean takeBack(DownScript script) throws SQLException {
        script.execute(connection);
        forget(script.step());
        log.add(connection, script);
        return true;
    }

    private void forget(AppliedStep step) throws SQLException {
        try (var delete =
                connection.prepareStatement(
                        "DELETE FROM public.flyway_schema_history WHERE version = ?")) {
            delete.setString(1, step.version());
            delete.executeUpdate();
        }
    }
}
