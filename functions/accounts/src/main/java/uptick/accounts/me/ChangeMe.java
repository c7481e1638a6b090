package uptick.accounts.me;

import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.micronaut.data.exceptions.DataAccessException;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

import uptick.accounts.ConfirmPassword;
import uptick.edge.principal.Principal;
import uptick.edge.problem.Problems;
import uptick.edge.transaction.DatabaseRole;
import uptick.edge.transaction.InTransaction;
import uptick.edge.transaction.Transactions;
import uptick.model.accounts.AccountsWriter;
import uptick.model.accounts.ListedAccount;
import uptick.model.accounts.User;
import uptick.model.accounts.Users;
import uptick.model.audit.AuditLog;

/// Changes what a user's own account is called.
@Singleton
final class ChangeMe {

    /* PostgreSQL: unique_violation. */
    private static final String NAME_TAKEN = "23505";

    private final ConfirmPassword confirmPassword;
    private final Users users;
    private final AccountsWriter accounts;
    private final AuditLog auditLog;
    private final InTransaction inTransaction;
    private final Clock clock;

    ChangeMe(
            ConfirmPassword confirmPassword,
            Users users,
            AccountsWriter accounts,
            AuditLog auditLog,
            Transactions transactions,
            Clock clock) {
        this.confirmPassword = confirmPassword;
        this.users = users;
        this.accounts = accounts;
        this.auditLog = auditLog;
        this.inTransaction = transactions.of(DatabaseRole.UPTICK_ACCOUNTS);
        this.clock = clock;
    }

    /// Changes the names that are sent.
    ///
    /// @return the account as it is from then on
    /// @throws uptick.edge.problem.ProblemException where another account, open or closed, has such a name, or the
    ///     password is wrong
    User change(Principal principal, MeChange change, String network) {
        change.check();
        confirmPassword.require(principal, change.currentPassword(), network);
        try {
            return inTransaction.as(principal, () -> rename(principal, change));
        } catch (DataAccessException failure) {
            // No look beforehand could tell: another may take the name in the same moment.
            throw isNameTaken(failure) ? Problems.nameTaken(taken(change)) : failure;
        }
    }

    private User rename(Principal principal, MeChange change) {
        var id = principal.id().value();
        var account = accounts.lock(id).orElseThrow(Problems::unauthenticated);
        var changed = changedNames(account, change);
        if (!changed.isEmpty()) {
            accounts.rename(
                    id,
                    change.email() == null ? account.email() : change.email(),
                    change.username() == null ? account.username() : change.username());
        }
        var user = users.findOpenById(id).orElseThrow(Problems::unauthenticated);
        if (!changed.isEmpty()) {
            // Names alone: no purge reaches the log, so no name of a person may stand in it.
            auditLog.append(
                    clock.instant(),
                    id.toString(),
                    "account.changed",
                    "account:" + id,
                    "{\"changed\": [\"" + String.join("\", \"", changed) + "\"]}");
        }
        return user;
    }

    private static List<String> changedNames(ListedAccount account, MeChange change) {
        var changed = new ArrayList<String>();
        if (isOther(change.email(), account.email())) {
            changed.add("email");
        }
        if (isOther(change.username(), account.username())) {
            changed.add("username");
        }
        return changed;
    }

    private static boolean isOther(@Nullable String wanted, @Nullable String present) {
        return wanted != null && !Objects.equals(wanted, present);
    }

    private static @Nullable String taken(MeChange change) {
        if (change.email() != null && change.username() != null) {
            return null;
        }
        return change.email() == null ? "username" : "email";
    }

    private static boolean isNameTaken(DataAccessException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && NAME_TAKEN.equals(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }
}
