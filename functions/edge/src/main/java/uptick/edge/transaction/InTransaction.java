package uptick.edge.transaction;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
        return run(TransactionDefinition.DEFAULT, principal, true, work);
    }

    /// Runs work that only reads, for a user; a write is refused by the database.
    ///
    /// @throws uptick.edge.problem.ProblemException as [#as] does
    public <T extends @Nullable Object> T readAs(Principal principal, Supplier<T> work) {
        return run(TransactionDefinition.READ_ONLY, principal, true, work);
    }

    /// Runs work that writes, for nobody: jobs, and login before there is a principal.
    ///
    /// @throws uptick.edge.problem.ProblemException where the database does not answer or is too old
    public <T extends @Nullable Object> T asJob(Supplier<T> work) {
        return run(TransactionDefinition.DEFAULT, null, true, work);
    }

    /// Runs work that writes, for nobody, and does not wait until its commit is on disk: a database that dies within the
    /// next second may have forgotten it, as a whole. Never what was committed before it; and whoever commits after it as
    /// usual, also elsewhere, has it on disk, too, for the log is written in one order. For what need not be known of
    /// before such a commit.
    ///
    /// @throws uptick.edge.problem.ProblemException as [#asJob] does
    /// @throws IllegalStateException inside of other work, whose commit it would be
    public <T extends @Nullable Object> T asJobUnflushed(Supplier<T> work) {
        if (isUnderWay()) {
            throw new IllegalStateException("what is under way decides on its own commit");
        }
        return run(TransactionDefinition.DEFAULT, null, false, work);
    }

    /// Runs work that only reads, for nobody.
    ///
    /// @throws uptick.edge.problem.ProblemException as [#asJob] does
    public <T extends @Nullable Object> T readAsJob(Supplier<T> work) {
        return run(TransactionDefinition.READ_ONLY, null, true, work);
    }

    /// Whether this thread is inside of such work: more of it would be part of the same transaction.
    public boolean isUnderWay() {
        return operations.findTransactionStatus().isPresent();
    }

    private <T extends @Nullable Object> T run(
            TransactionDefinition definition,
            @Nullable Principal principal,
            boolean isFlushed,
            Supplier<T> work) {
        try {
            return operations.<T>execute(
                    definition,
                    status -> {
                        enter(status.getConnection(), principal, isFlushed);
                        return work.get();
                    });
        } catch (RuntimeException failure) {
            throw DatabaseFailures.translate(failure);
        }
    }

    private void enter(Connection connection, @Nullable Principal principal, boolean isFlushed) {
        try {
            if (principal == null) {
                enterForNobody(connection, isFlushed);
            } else {
                enterFor(connection, principal);
            }
            schemaGuard.check(connection);
        } catch (SQLException failure) {
            throw new DatabaseFailures.Failed(failure);
        }
    }

    private void enterFor(Connection connection, Principal principal) throws SQLException {
        if (role == null) {
            try (var statement = connection.prepareStatement("SELECT app_enter(?, ?)")) {
                bindPrincipal(statement, 1, principal);
                check(statement, 1);
            }
            return;
        }
        // The role first: entering is done with the function's rights already.
        try (var statement =
                connection.prepareStatement(
                        "SELECT set_config('role', ?, true), app_enter(?, ?)")) {
            statement.setString(1, role);
            bindPrincipal(statement, 2, principal);
            check(statement, 2);
        }
    }

    private void enterForNobody(Connection connection, boolean isFlushed) throws SQLException {
        var settings =
                Stream.of(
                                role == null ? "" : "set_config('role', ?, true)",
                                isFlushed ? "" : "set_config('synchronous_commit', 'off', true)")
                        .filter(setting -> !setting.isEmpty())
                        .collect(Collectors.joining(", "));
        if (settings.isEmpty()) {
            return;
        }
        try (var statement = connection.prepareStatement("SELECT " + settings)) {
            if (role != null) {
                statement.setString(1, role);
            }
            statement.execute();
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
