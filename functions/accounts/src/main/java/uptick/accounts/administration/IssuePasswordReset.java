package uptick.accounts.administration;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import jakarta.inject.Singleton;

import uptick.accounts.secret.OpaqueToken;
import uptick.edge.administrator.RequireAdministrator;
import uptick.edge.problem.Problems;
import uptick.model.accounts.AccountsWriter;
import uptick.model.accounts.credential.PasswordReset;
import uptick.model.accounts.credential.PasswordResets;
import uptick.model.audit.AuditLog;

/// Hands out a token with which a user who forgot the password sets a new one.
@Singleton
final class IssuePasswordReset {

    private static final Duration LIFETIME = Duration.ofHours(24);

    private final RequireAdministrator requireAdministrator;
    private final AccountsWriter accounts;
    private final PasswordResets passwordResets;
    private final AuditLog auditLog;
    private final Clock clock;

    IssuePasswordReset(
            RequireAdministrator requireAdministrator,
            AccountsWriter accounts,
            PasswordResets passwordResets,
            AuditLog auditLog,
            Clock clock) {
        this.requireAdministrator = requireAdministrator;
        this.accounts = accounts;
        this.passwordResets = passwordResets;
        this.auditLog = auditLog;
        this.clock = clock;
    }

    /// In a transaction of an administrator's.
    ///
    /// @throws uptick.edge.problem.ProblemException where there is no such account, or it is closed
    Issued issue(UUID admin, UUID id, OpaqueToken token) {
        requireAdministrator.check();
        var account = accounts.lock(id).orElseThrow(() -> Problems.notFound("account"));
        if (account.deletedAt() != null) {
            throw Problems.conflict("This account is closed.");
        }
        var now = clock.instant();
        var expiresAt = now.plus(LIFETIME);
        passwordResets.add(id, token.hash(), PasswordReset.Issuer.ADMIN, now, expiresAt);
        auditLog.append(now, admin.toString(), "password_reset.issued", "account:" + id, "{}");
        return new Issued(token.text(), expiresAt);
    }

    /// A token on the only occasion on which it is shown.
    @Serdeable(naming = SnakeCaseStrategy.class)
    record Issued(String token, Instant expiresAt) {

        @Override
        public String toString() {
            return "Issued[" + expiresAt + "]";
        }
    }
}
