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

    /// What the database has, asked at once.
    ///
    /// @throws uptick.edge.problem.ProblemException where it does not answer, is too old or incomplete
    public SchemaState schemaState() {
        try {
            return operations.executeRead(status -> schemaGuard.state(status.getConnection()));
        } catch (RuntimeException failure) {
            throw DatabaseFailures.translate(failure);
        }
    }

    /// Transactions with the rights that the process has logged in with, for what the edge itself asks of the database,
    /// the same in every function.
    public InTransaction ofLogin() {
        return new InTransaction(operations, null, schemaGuard);
    }

    /// Transactions with the rights of one function.
    public InTransaction of(DatabaseRole role) {
        return new InTransaction(
                operations, settings.isAssumeRole() ? role.text() : null, schemaGuard);
    }
}
