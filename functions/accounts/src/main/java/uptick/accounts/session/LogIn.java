package uptick.accounts.session;

import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import uptick.accounts.PasswordHashes;
import uptick.accounts.throttle.Attempt;
import uptick.accounts.throttle.Throttle;
import uptick.edge.problem.Problems;
import uptick.edge.transaction.DatabaseRole;
import uptick.edge.transaction.InTransaction;
import uptick.edge.transaction.Transactions;
import uptick.model.accounts.User;
import uptick.model.accounts.Users;
import uptick.model.accounts.UsersWriter;
import uptick.model.audit.AuditLog;

/// Turns a name and a password into a session.
///
/// Whether there is an account of the name shows neither in the answer nor in its time: the same statements are run and
/// one hash is worked out for everybody. An account whose hash comes from an older system takes that hash's time until its first
/// login, which replaces it.
@Singleton
final class LogIn {

    private static final Logger LOG = LoggerFactory.getLogger(LogIn.class);

    private final Users users;
    private final UsersWriter usersWriter;
    private final AuditLog auditLog;
    private final PasswordHashes passwordHashes;
    private final Sessions sessions;
    private final Throttle throttle;
    private final InTransaction inTransaction;
    private final Clock clock;

    LogIn(
            Users users,
            UsersWriter usersWriter,
            AuditLog auditLog,
            PasswordHashes passwordHashes,
            Sessions sessions,
            Throttle throttle,
            Transactions transactions,
            Clock clock) {
        this.users = users;
        this.usersWriter = usersWriter;
        this.auditLog = auditLog;
        this.passwordHashes = passwordHashes;
        this.sessions = sessions;
        this.throttle = throttle;
        this.inTransaction = transactions.of(DatabaseRole.UPTICK_ACCOUNTS);
        this.clock = clock;
    }

    /// @param address where the request comes from
    /// @throws uptick.edge.problem.ProblemException where name and password do not belong together, or too many were tried
    Session logIn(Credentials credentials, String address) {
        var login = credentials.login().strip();
        throttle.count(Attempt.LOGIN, address, login);
        var found = inTransaction.readAsJob(() -> users.findByLogin(login));
        // Between two transactions, for it takes long, and connections are few.
        var hash = found.map(User::passwordHash).orElseGet(passwordHashes::ofNobody);
        var matches = passwordHashes.matches(credentials.password(), hash);
        if (found.isEmpty() || !matches) {
            found.ifPresent(this::reportUnreadableHash);
            noteFailure(found);
            throw Problems.wrongCredentials();
        }
        var better =
                passwordHashes.isOutdated(hash)
                        ? passwordHashes.hash(credentials.password())
                        : null;
        sessions.prepare();
        return inTransaction
                .asJob(() -> enter(found.get(), login, better))
                .orElseThrow(Problems::wrongCredentials);
    }

    private Optional<Session> enter(User checked, String login, @Nullable String better) {
        var id = Objects.requireNonNull(checked.id(), "an account from the database has an id");
        // While the hash was worked out the account may have been closed, or its password changed.
        var open =
                usersWriter
                        .lockOpenById(id)
                        .filter(user -> user.passwordHash().equals(checked.passwordHash()));
        return open.map(
                user -> {
                    var now = clock.instant();
                    if (better != null) {
                        usersWriter.rehash(id, better);
                    }
                    usersWriter.noteLogin(id, now);
                    throttle.forget(Attempt.LOGIN, login);
                    var session = sessions.open(user, now);
                    var _ =
                            auditLog.append(
                                    now, id.toString(), "account.logged_in", "account:" + id, "{}");
                    return session;
                });
    }

    /* For names that are nobody's too, and in the same words but for the id: without it an attacker could see by the time
     * who has an account. The name stands nowhere, for people type passwords into the wrong field. */
    private void noteFailure(Optional<User> found) {
        Instant now = clock.instant();
        var subject = "account:" + found.map(User::id).map(Object::toString).orElse("unknown");
        var _ =
                inTransaction.<Long>asJob(
                        () ->
                                auditLog.append(
                                        now, "anonymous", "account.login_failed", subject, "{}"));
    }

    private void reportUnreadableHash(User user) {
        if (!passwordHashes.isReadable(user.passwordHash())) {
            LOG.error("The password hash of account {} cannot be read", user.id());
        }
    }
}
