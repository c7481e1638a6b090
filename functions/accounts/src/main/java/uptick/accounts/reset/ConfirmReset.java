package uptick.accounts.reset;

import java.time.Clock;
import java.util.Optional;

import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

import uptick.accounts.PasswordHashes;
import uptick.accounts.password.PasswordRules;
import uptick.accounts.secret.OpaqueToken;
import uptick.accounts.throttle.Attempt;
import uptick.accounts.throttle.Throttle;
import uptick.edge.problem.Problems;
import uptick.edge.transaction.DatabaseRole;
import uptick.edge.transaction.InTransaction;
import uptick.edge.transaction.Transactions;
import uptick.model.accounts.User;
import uptick.model.accounts.Users;
import uptick.model.accounts.UsersWriter;
import uptick.model.accounts.credential.PasswordReset;
import uptick.model.accounts.credential.PasswordResets;
import uptick.model.accounts.credential.RefreshTokens;
import uptick.model.audit.AuditLog;

/// Sets a new password for whoever has a token for it, once, and ends everything that the old one opened. Logs nobody
/// in: a token that was stolen from a mail opens no session by itself.
@Singleton
final class ConfirmReset {

    private final Users users;
    private final UsersWriter usersWriter;
    private final PasswordResets resets;
    private final RefreshTokens refreshTokens;
    private final AuditLog auditLog;
    private final PasswordHashes passwordHashes;
    private final PasswordRules passwordRules;
    private final Throttle throttle;
    private final InTransaction inTransaction;
    private final Clock clock;

    ConfirmReset(
            Users users,
            UsersWriter usersWriter,
            PasswordResets resets,
            RefreshTokens refreshTokens,
            AuditLog auditLog,
            PasswordHashes passwordHashes,
            PasswordRules passwordRules,
            Throttle throttle,
            Transactions transactions,
            Clock clock) {
        this.users = users;
        this.usersWriter = usersWriter;
        this.resets = resets;
        this.refreshTokens = refreshTokens;
        this.auditLog = auditLog;
        this.passwordHashes = passwordHashes;
        this.passwordRules = passwordRules;
        this.throttle = throttle;
        this.inTransaction = transactions.of(DatabaseRole.UPTICK_ACCOUNTS);
        this.clock = clock;
    }

    /// @param address where the request comes from
    /// @throws uptick.edge.problem.ProblemException where the token does not count, the password is not allowed, or too many
    ///     were tried from there
    void confirm(ResetConfirmation confirmation, String address) {
        throttle.count(Attempt.RESET, address);
        var hash = new OpaqueToken(confirmation.token()).hash();
        var owner = inTransaction.readAsJob(() -> owner(hash)).orElseThrow(Problems::resetInvalid);
        checkNew(confirmation.newPassword(), owner);
        var passwordHash = passwordHashes.hash(confirmation.newPassword());
        inTransaction.<@Nullable Void>asJob(
                () -> {
                    replace(hash, passwordHash);
                    return null;
                });
    }

    private Optional<User> owner(byte[] hash) {
        return resets.findUsable(hash, clock.instant())
                .map(PasswordReset::userId)
                .flatMap(users::findOpenById);
    }

    private void replace(byte[] hash, String passwordHash) {
        var now = clock.instant();
        var id = resets.use(hash, now);
        var user = id == null ? Optional.<User>empty() : usersWriter.lockOpenById(id);
        if (id == null || user.isEmpty()) {
            // Rolls back: another request was faster, or the account was closed.
            throw Problems.resetInvalid();
        }
        usersWriter.setPassword(id, passwordHash);
        var _ = refreshTokens.revokeOfUser(id, now);
        var _ = resets.useAllOf(id, now);
        forgetAttempts(user.get());
        var _ =
                auditLog.append(
                        now, id.toString(), "account.password_reset", "account:" + id, "{}");
    }

    /* Whoever locked the owner out by guessing has no say any more. */
    private void forgetAttempts(User user) {
        if (user.email() != null) {
            throttle.forget(Attempt.LOGIN, user.email());
        }
        if (user.username() != null) {
            throttle.forget(Attempt.LOGIN, user.username());
        }
    }

    private void checkNew(String password, User user) {
        passwordRules
                .objection(password, user.email(), user.username())
                .ifPresent(
                        objection -> {
                            throw Problems.invalid("new_password", objection);
                        });
    }
}
