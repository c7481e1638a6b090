package uptick.edge.health;

import jakarta.inject.Singleton;

import uptick.edge.transaction.Transactions;
import uptick.model.connection.ExpectedSchema;

/// Compares what the database has with what this build needs.
@Singleton
final class CheckDatabase {

    private final Transactions transactions;

    CheckDatabase(Transactions transactions) {
        this.transactions = transactions;
    }

    /// The state of a database that is well.
    ///
    /// @throws uptick.edge.problem.ProblemException where it is offline, outdated or incomplete
    DatabaseHealth check() {
        var state = transactions.schemaState();
        return new DatabaseHealth(
                "up",
                true,
                state.database(),
                state.tables(),
                ExpectedSchema.TABLES,
                true,
                state.version());
    }
}
