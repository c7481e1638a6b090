package uptick.accounts.session;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

import uptick.accounts.secret.OpaqueToken;
import uptick.edge.principal.Principal;
import uptick.edge.transaction.DatabaseRole;
import uptick.edge.transaction.InTransaction;
import uptick.edge.transaction.Transactions;
import uptick.model.accounts.UsersWriter;
import uptick.model.accounts.credential.RefreshToken;
import uptick.model.accounts.credential.RefreshTokens;
import uptick.model.audit.AuditLog;

/// Ends sessions: one by its token, or all of an account.
@Singleton
final class EndSession {

    private final RefreshTokens refreshTokens;
    private final UsersWriter users;
    private final AuditLog auditLog;
    private final InTransaction inTransaction;
    private final Clock clock;

    EndSession(
            RefreshTokens refreshTokens,
            UsersWriter users,
            AuditLog auditLog,
            Transactions transactions,
            Clock clock) {
        this.refreshTokens = refreshTokens;
        this.users = users;
        this.auditLog = auditLog;
        this.inTransaction = transactions.of(DatabaseRole.UPTICK_ACCOUNTS);
        this.clock = clock;
    }

    /// Ends the session of a refresh token, used or not. Of a token that is none, nothing is said.
    void end(String token) {
        var hash = new OpaqueToken(token).hash();
        inTransaction.<@Nullable Void>asJob(
                () -> {
                    refreshTokens
                            .findByTokenHash(hash)
                            .ifPresent(found -> end(found, clock.instant()));
                    return null;
                });
    }

    /// Ends every session of the caller's, on every device, and with the next transaction every access token.
    void endAll(Principal principal) {
        var id = principal.id().value();
        inTransaction.<Long>as(
                principal,
                () -> {
                    var now = clock.instant();
                    users.raiseTokenEpoch(id);
                    var _ = refreshTokens.revokeOfUser(id, now);
                    return note(now, id, "account.logged_out_everywhere");
                });
    }

    private void end(RefreshToken token, Instant now) {
        // The lock first: a refresh that is under way would add a token that this does not see.
        var _ = users.lockOpenById(token.userId());
        if (refreshTokens.revokeFamily(token.familyId(), now) > 0) {
            var _ = note(now, token.userId(), "account.logged_out");
        }
    }

    private long note(Instant now, UUID id, String action) {
        return auditLog.append(now, id.toString(), action, "account:" + id, "{}");
    }
}
