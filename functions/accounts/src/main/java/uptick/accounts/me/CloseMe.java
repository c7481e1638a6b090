package uptick.accounts.me;

import java.time.Clock;

import jakarta.inject.Singleton;

import uptick.accounts.ConfirmPassword;
import uptick.edge.principal.Principal;
import uptick.edge.problem.Problems;
import uptick.edge.transaction.DatabaseRole;
import uptick.edge.transaction.InTransaction;
import uptick.edge.transaction.Transactions;
import uptick.model.accounts.AccountsWriter;
import uptick.model.accounts.credential.ApiKeys;
import uptick.model.accounts.credential.RefreshTokens;
import uptick.model.audit.AuditLog;

/// Closes a user's own account, with everything that could act for it.
@Singleton
final class CloseMe {

    private final ConfirmPassword confirmPassword;
    private final AccountsWriter accounts;
    private final RefreshTokens refreshTokens;
    private final ApiKeys apiKeys;
    private final AuditLog auditLog;
    private final InTransaction inTransaction;
    private final Clock clock;

    CloseMe(
            ConfirmPassword confirmPassword,
            AccountsWriter accounts,
            RefreshTokens refreshTokens,
            ApiKeys apiKeys,
            AuditLog auditLog,
            Transactions transactions,
            Clock clock) {
        this.confirmPassword = confirmPassword;
        this.accounts = accounts;
        this.refreshTokens = refreshTokens;
        this.apiKeys = apiKeys;
        this.auditLog = auditLog;
        this.inTransaction = transactions.of(DatabaseRole.UPTICK_ACCOUNTS);
        this.clock = clock;
    }

    /// Closes the account of whoever asks.
    ///
    /// @throws uptick.edge.problem.ProblemException where the password is wrong, or nobody else is an administrator
    void close(Principal principal, String password, String network) {
        confirmPassword.require(principal, password, network);
        inTransaction.as(principal, () -> close(principal));
    }

    private long close(Principal principal) {
        var id = principal.id().value();
        var now = clock.instant();
        accounts.lockAll();
        var account = accounts.lock(id).orElseThrow(Problems::unauthenticated);
        if (account.isAdmin() && !accounts.otherAdminExists(id)) {
            throw Problems.conflict("This is the last administrator's account.");
        }
        if (accounts.close(id, now) == 0) {
            throw Problems.unauthenticated();
        }
        refreshTokens.revokeOfUser(id, now);
        apiKeys.revokeOfUser(id, now);
        return auditLog.append(now, id.toString(), "account.closed", "account:" + id, "{}");
    }
}
