package uptick.edge.transaction;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.function.Supplier;

import io.micronaut.transaction.TransactionDefinition;
import io.micronaut.transaction.TransactionOperations;
import org.jspecify.annotations.Nullable;

import uptick.edge.principal.Principal;
import uptick.edge.problem.Problems;

/// The one way into the database: opens a transaction, says for whom, and takes on the function's role, in
/// one round trip.
///
/// Row-level security shows a user's rows only where the transaction acts for that user; a repository of
/// user-owned rows used elsewhere sees an empty table, not an error. A token whose account is closed, or
/// whose epoch has passed, ends here, whatever its signature says.
public final class InTransaction {

    private final TransactionOperations<Connection> operations;
    private final @Nullable String role;
    private final SchemaGuard schemaGuard;

    InTransaction(
            TransactionOperations<Connection> operations,
            @Nullable String role,
            SchemaGuard schemaGuard) {
        this.operations = operations;
        this.role = role;
        this.schemaGuard = schemaGuard;
    }

    /// Runs work that writes, for a user; commits when it returns, rolls back when it throws.
    ///
    /// @throws uptick.edge.problem.ProblemException where the token no longer counts, or the database does
    ///     not answer or is too old
    public <T extends @Nullable Object> T as(Principal principal, Supplier<T> work) {
        return run(TransactionDefinition.DEFAULT, principal, work);
    }

    /// Runs work that only reads, for a user; a write is refused by the database.
    ///
    /// @throws uptick.edge.problem.ProblemException as [#as] does
    public <T extends @Nullable Object> T readAs(Principal principal, Supplier<T> work) {
        return run(TransactionDefinition.READ_ONLY, principal, work);
    }

    /// Runs work that writes, for nobody: jobs, and login before there is a principal.
    ///
    /// @throws uptick.edge.problem.ProblemException where the database does not answer or is too old
    public <T extends @Nullable Object> T asJob(Supplier<T> work) {
        return run(TransactionDefinition.DEFAULT, null, work);
    }

    /// Runs work that only reads, for nobody.
    ///
    /// @throws uptick.edge.problem.ProblemException as [#asJob] does
    public <T extends @Nullable Object> T readAsJob(Supplier<T> work) {
        return run(TransactionDefinition.READ_ONLY, null, work);
    }

    /// Whether this thread is inside of such work: more of it would be part of the same transaction.
    public boolean isUnderWay() {
        return operations.findTransactionStatus().isPresent();
    }

    private <T extends @Nullable Object> T run(
            TransactionDefinition definition, @Nullable Principal principal, Supplier<T> work) {
        try {
            return operations.<T>execute(
                    definition,
                    status -> {
                        enter(status.getConnection(), principal);
                        return work.get();
                    });
        } catch (RuntimeException failure) {
            throw DatabaseFailures.translate(failure);
        }
    }

    private void enter(Connection connection, @Nullable Principal principal) {
        try {
            // The role first: entering is done with the function's rights already.
            if (role != null && principal != null) {
                try (var statement =
                        connection.prepareStatement(
                                "SELECT set_config('role', ?, true), app_enter(?, ?)")) {
                    statement.setString(1, role);
                    bindPrincipal(statement, 2, principal);
                    check(statement, 2);
                }
            } else if (principal != null) {
                try (var statement = connection.prepareStatement("SELECT app_enter(?, ?)")) {
                    bindPrincipal(statement, 1, principal);
                    check(statement, 1);
                }
            } else if (role != null) {
                try (var statement =
                        connection.prepareStatement("SELECT set_config('role', ?, true)")) {
                    statement.setString(1, role);
                    statement.execute();
                }
            }
            schemaGuard.check(connection);
        } catch (SQLException failure) {
            throw new DatabaseFailures.Failed(failure);
        }
    }

    private static void bindPrincipal(PreparedStatement statement, int first, Principal principal)
            throws SQLException {
        statement.setObject(first, principal.id().value());
        statement.setInt(first + 1, principal.tokenEpoch());
    }

    private static void check(PreparedStatement statement, int column) throws SQLException {
        try (var row = statement.executeQuery()) {
            if (!row.next() || !row.getBoolean(column)) {
                throw Problems.unauthenticated();
            }
        }
    }
}
