package uptick.accounts;

import java.time.Clock;
import java.time.Duration;

import jakarta.inject.Singleton;

import uptick.accounts.secret.Secret;
import uptick.edge.principal.Principal;
import uptick.edge.problem.Problems;
import uptick.edge.transaction.DatabaseRole;
import uptick.edge.transaction.InTransaction;
import uptick.edge.transaction.Transactions;
import uptick.model.accounts.User;
import uptick.model.accounts.Users;
import uptick.model.accounts.credential.LoginThrottles;

/// Asks a signed-in user for their password once more, before something that a stolen token must not be enough for.
@Singleton
final class ConfirmPassword {

    private static final Duration WINDOW = Duration.ofMinutes(15);
    private static final int ALLOWED = 10;

    private final Users users;
    private final LoginThrottles throttles;
    private final PasswordHashes passwordHashes;
    private final InTransaction inTransaction;
    private final Clock clock;

    ConfirmPassword(
            Users users,
            LoginThrottles throttles,
            PasswordHashes passwordHashes,
            Transactions transactions,
            Clock clock) {
        this.users = users;
        this.throttles = throttles;
        this.passwordHashes = passwordHashes;
        this.inTransaction = transactions.of(DatabaseRole.UPTICK_ACCOUNTS);
        this.clock = clock;
    }

    /// Not to be called in a transaction: a hash takes long, and connections are few.
    ///
    /// @throws uptick.edge.problem.ProblemException where it is not the account's password, or too many were tried
    void require(Principal principal, String password) {
        // Before anything is counted: a token that no longer counts must use up nobody's attempts.
        var user =
                inTransaction
                        .readAs(principal, () -> users.findOpenById(principal.id().value()))
                        .orElseThrow(Problems::unauthenticated);
        // No login name has a NUL: nobody can use these attempts up at the login.
        var subject = Secret.hash("\0" + principal.id());
        count(subject);
        if (!matches(password, user)) {
            throw Problems.wrongPassword();
        }
        inTransaction.asJob(() -> throttles.forget(LoginThrottles.Kind.ACCOUNT, subject));
    }

    private void count(byte[] subject) {
        var now = clock.instant();
        var endsAt =
                inTransaction.asJob(
                        () ->
                                throttles.attempt(
                                        LoginThrottles.Kind.ACCOUNT,
                                        subject,
                                        now,
                                        (int) WINDOW.toSeconds(),
                                        ALLOWED));
        endsAt.ifPresent(
                end -> {
                    throw Problems.tooManyRequests(
                            "Too many passwords were tried. Wait before the next.",
                            Duration.between(now, end).plusSeconds(1));
                });
    }

    private boolean matches(String password, User user) {
        return passwordHashes.matches(password, user.passwordHash());
    }
}
