package uptick.edge.transaction;

import java.sql.Connection;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;

/// Gives each function its [InTransaction].
@Singleton
public final class Transactions {

    private final TransactionOperations<Connection> operations;
    private final TransactionSettings settings;
    private final SchemaGuard schemaGuard;

    Transactions(
            TransactionOperations<Connection> operations,
            TransactionSettings settings,
            SchemaGuard schemaGuard) {
        this.operations = operations;
        this.settings = settings;
        this.schemaGuard = schemaGuard;
    }

    /// Transactions with the rights of one function.
    public InTransaction of(DatabaseRole role) {
        return new InTransaction(
                operations, settings.isAssumeRole() ? role.text() : null, schemaGuard);
    }
}
