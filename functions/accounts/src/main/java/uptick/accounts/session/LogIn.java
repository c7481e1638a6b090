package uptick.accounts;

import java.time.Clock;
import java.util.Objects;

import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import uptick.edge.problem.Problems;
import uptick.edge.transaction.DatabaseRole;
import uptick.edge.transaction.InTransaction;
import uptick.edge.transaction.Transactions;
import uptick.model.accounts.User;
import uptick.model.accounts.Users;
import uptick.model.accounts.UsersWriter;
import uptick.model.audit.AuditLog;

/// Turns a name and a password into an access token.
@Singleton
final class LogIn {

    private static final Logger LOG = LoggerFactory.getLogger(LogIn.class);

    private final Users users;
    private final UsersWriter usersWriter;
    private final AuditLog auditLog;
    private final PasswordHashes passwordHashes;
    private final AccessTokenIssuer tokens;
    private final InTransaction inTransaction;
    private final Clock clock;

    LogIn(
            Users users,
            UsersWriter usersWriter,
            AuditLog auditLog,
            PasswordHashes passwordHashes,
            AccessTokenIssuer tokens,
            Transactions transactions,
            Clock clock) {
        this.users = users;
        this.usersWriter = usersWriter;
        this.auditLog = auditLog;
        this.passwordHashes = passwordHashes;
        this.tokens = tokens;
        this.inTransaction = transactions.of(DatabaseRole.UPTICK_ACCOUNTS);
        this.clock = clock;
    }

    /// @throws uptick.edge.problem.ProblemException where name and password do not belong together; it is not
    ///     said which of them is wrong, and it takes the same time
    IssuedToken logIn(Credentials credentials) {
        var found = inTransaction.readAsJob(() -> users.findByLogin(credentials.login().strip()));
        // One check for everybody, so that the time of the answer does not tell who has an account;
        // and
        // between two transactions, for it takes long, and connections are few.
        var hash = found.map(User::passwordHash).orElseGet(passwordHashes::ofNobody);
        var matches = passwordHashes.matches(credentials.password(), hash);
        if (found.isEmpty() || !matches) {
            found.ifPresent(this::reportUnreadableHash);
            throw Problems.wrongCredentials();
        }
        var user = found.get();
        noteLogin(user);
        return tokens.issue(user);
    }

    private void reportUnreadableHash(User user) {
        if (!passwordHashes.isReadable(user.passwordHash())) {
            LOG.error("The password hash of account {} cannot be read", user.id());
        }
    }

    private void noteLogin(User user) {
        var id = Objects.requireNonNull(user.id(), "an account from the database has an id");
        var now = clock.instant();
        inTransaction.<Long>asJob(
                () -> {
                    usersWriter.noteLogin(id, now);
                    return auditLog.append(
                            now, id.toString(), "account.logged_in", "account:" + id, "{}");
                });
    }
}
