package uptick.accounts.administration;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

import jakarta.inject.Singleton;

import uptick.edge.administrator.RequireAdministrator;
import uptick.edge.problem.Problems;
import uptick.model.accounts.AccountsWriter;
import uptick.model.accounts.ListedAccount;
import uptick.model.accounts.credential.ApiKeys;
import uptick.model.accounts.credential.RefreshTokens;
import uptick.model.audit.AuditLog;

/// Changes what an account may do, closes and purges it, in transactions of an administrator's.
///
/// Each change ends the account's sessions: what a token says of roles and tier would be wrong from then on.
@Singleton
final class ChangeAccount {

    private final RequireAdministrator requireAdministrator;
    private final AccountsWriter accounts;
    private final RefreshTokens refreshTokens;
    private final ApiKeys apiKeys;
    private final AuditLog auditLog;
    private final Clock clock;

    ChangeAccount(
            RequireAdministrator requireAdministrator,
            AccountsWriter accounts,
            RefreshTokens refreshTokens,
            ApiKeys apiKeys,
            AuditLog auditLog,
            Clock clock) {
        this.requireAdministrator = requireAdministrator;
        this.accounts = accounts;
        this.refreshTokens = refreshTokens;
        this.apiKeys = apiKeys;
        this.auditLog = auditLog;
        this.clock = clock;
    }

    /// Does what is sent; what is so already is no change.
    ///
    /// @return the account from then on
    /// @throws uptick.edge.problem.ProblemException where there is no such account, it is purged, or it is the last
    ///     administrator's
    ListedAccount change(UUID admin, UUID id, AccountChange change) {
        var account = lock(id);
        if (account.purgedAt() != null) {
            throw Problems.conflict("This account is purged, and nobody's for good.");
        }
        var target = change.of(account);
        var changes = target.changes(account);
        if (changes.isEmpty()) {
            return account;
        }
        if (target.endsAdmin(account)) {
            refuseLastAdmin(id);
        }
        var now = clock.instant();
        var wasClosed = account.deletedAt() != null;
        accounts.change(
                id,
                target.tier(),
                target.isEditor(),
                target.isAdmin(),
                !target.isClosed() ? null : wasClosed ? account.deletedAt() : now);
        var closes = target.isClosed() && !wasClosed;
        end(id, closes, now);
        var changed = accounts.lock(id).orElseThrow();
        append(now, admin, "account.changed", id, "{" + String.join(", ", changes) + "}");
        if (closes) {
            append(now, admin, "account.closed", id, "{}");
        }
        return changed;
    }

    /// Closes an account; one that is closed stays so.
    ///
    /// @throws uptick.edge.problem.ProblemException where there is no such account, or it is the last administrator's
    void close(UUID admin, UUID id) {
        var account = lock(id);
        if (account.deletedAt() != null) {
            return;
        }
        if (account.isAdmin()) {
            refuseLastAdmin(id);
        }
        var now = clock.instant();
        accounts.close(id, now);
        end(id, true, now);
        append(now, admin, "account.closed", id, "{}");
    }

    /// Makes an account nobody's; one that is purged stays so.
    ///
    /// @throws uptick.edge.problem.ProblemException as [#close] does
    void purge(UUID admin, UUID id) {
        var account = lock(id);
        if (account.isAdmin() && account.deletedAt() == null) {
            refuseLastAdmin(id);
        }
        var now = clock.instant();
        if (accounts.purge(id, now)) {
            append(now, admin, "account.purged", id, "{}");
        }
    }

    private ListedAccount lock(UUID id) {
        accounts.lockAll();
        // While this one waited, another administrator may have taken the role away.
        requireAdministrator.check();
        return accounts.lock(id).orElseThrow(() -> Problems.notFound("account"));
    }

    private void refuseLastAdmin(UUID id) {
        if (!accounts.otherAdminExists(id)) {
            throw Problems.conflict("This is the last administrator's account.");
        }
    }

    private void end(UUID id, boolean closes, Instant now) {
        refreshTokens.revokeOfUser(id, now);
        if (closes) {
            apiKeys.revokeOfUser(id, now);
        }
    }

    private void append(Instant now, UUID admin, String action, UUID id, String details) {
        auditLog.append(now, admin.toString(), action, "account:" + id, details);
    }
}
