package uptick.accounts.session;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

import jakarta.inject.Singleton;

import uptick.accounts.ConfirmPassword;
import uptick.accounts.PasswordHashes;
import uptick.accounts.password.PasswordRules;
import uptick.edge.principal.Principal;
import uptick.edge.problem.Problems;
import uptick.edge.transaction.DatabaseRole;
import uptick.edge.transaction.InTransaction;
import uptick.edge.transaction.Transactions;
import uptick.model.accounts.User;
import uptick.model.accounts.Users;
import uptick.model.accounts.UsersWriter;
import uptick.model.accounts.credential.RefreshTokens;
import uptick.model.audit.AuditLog;

/// Sets another password for somebody who knows the present one, and ends every session but the one that it opens: who
/// changes a password because somebody else knows it gets rid of them.
@Singleton
final class ChangePassword {

    private final Users users;
    private final UsersWriter usersWriter;
    private final RefreshTokens refreshTokens;
    private final AuditLog auditLog;
    private final PasswordHashes passwordHashes;
    private final PasswordRules passwordRules;
    private final Sessions sessions;
    private final ConfirmPassword confirmPassword;
    private final InTransaction inTransaction;
    private final Clock clock;

    ChangePassword(
            Users users,
            UsersWriter usersWriter,
            RefreshTokens refreshTokens,
            AuditLog auditLog,
            PasswordHashes passwordHashes,
            PasswordRules passwordRules,
            Sessions sessions,
            ConfirmPassword confirmPassword,
            Transactions transactions,
            Clock clock) {
        this.users = users;
        this.usersWriter = usersWriter;
        this.refreshTokens = refreshTokens;
        this.auditLog = auditLog;
        this.passwordHashes = passwordHashes;
        this.passwordRules = passwordRules;
        this.sessions = sessions;
        this.confirmPassword = confirmPassword;
        this.inTransaction = transactions.of(DatabaseRole.UPTICK_ACCOUNTS);
        this.clock = clock;
    }

    /// @param address where the request comes from
    /// @throws uptick.edge.problem.ProblemException where the present password is another, the new one not allowed, or too many
    ///     were tried
    Session change(Principal principal, PasswordChange change, String address) {
        var id = principal.id().value();
        var user = confirmPassword.require(principal, change.currentPassword(), address);
        checkNew(change, user);
        var hash = passwordHashes.hash(change.newPassword());
        sessions.prepare();
        return inTransaction
                .as(principal, () -> replace(id, user.passwordHash(), hash))
                .orElseThrow(Problems::wrongPassword);
    }

    private Optional<Session> replace(UUID id, String checked, String hash) {
        // While hashes were worked out the password may have been changed by another request.
        if (usersWriter
                .lockOpenById(id)
                .filter(user -> user.passwordHash().equals(checked))
                .isEmpty()) {
            return Optional.empty();
        }
        var now = clock.instant();
        usersWriter.setPassword(id, hash);
        var _ = refreshTokens.revokeOfUser(id, now);
        var session = sessions.open(users.findOpenById(id).orElseThrow(), now);
        var _ =
                auditLog.append(
                        now, id.toString(), "account.password_changed", "account:" + id, "{}");
        return Optional.of(session);
    }

    private void checkNew(PasswordChange change, User user) {
        passwordRules
                .objection(change.newPassword(), user.email(), user.username())
                .ifPresent(
                        objection -> {
                            throw Problems.invalid("new_password", objection);
                        });
    }
}
