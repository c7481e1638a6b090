package uptick.accounts;

import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

import uptick.accounts.throttle.Attempt;
import uptick.accounts.throttle.Throttle;
import uptick.edge.principal.Principal;
import uptick.edge.problem.Problems;
import uptick.edge.transaction.DatabaseRole;
import uptick.edge.transaction.InTransaction;
import uptick.edge.transaction.Transactions;
import uptick.model.accounts.User;
import uptick.model.accounts.Users;

/// Asks a signed-in user for their password once more, before something that a stolen token must not be enough for.
@Singleton
public final class ConfirmPassword {

    private final Users users;
    private final Throttle throttle;
    private final PasswordHashes passwordHashes;
    private final InTransaction inTransaction;

    ConfirmPassword(
            Users users,
            Throttle throttle,
            PasswordHashes passwordHashes,
            Transactions transactions) {
        this.users = users;
        this.throttle = throttle;
        this.passwordHashes = passwordHashes;
        this.inTransaction = transactions.of(DatabaseRole.UPTICK_ACCOUNTS);
    }

    /// Not to be called in a transaction: a hash takes long, and connections are few.
    ///
    /// @param network whose attempts are counted, too
    /// @return the account as it was when its password was checked
    /// @throws uptick.edge.problem.ProblemException where it is not the account's password, or too many were tried
    public User require(Principal principal, String password, String network) {
        // Before anything is counted: a token that no longer counts must use up nobody's attempts.
        var user =
                inTransaction
                        .readAs(principal, () -> users.findOpenById(principal.id().value()))
                        .orElseThrow(Problems::unauthenticated);
        var id = principal.id().toString();
        throttle.count(Attempt.PASSWORD, network, id);
        if (!passwordHashes.matches(password, user.passwordHash())) {
            throw Problems.wrongPassword();
        }
        inTransaction.<@Nullable Void>asJob(
                () -> {
                    throttle.forget(Attempt.PASSWORD, id);
                    return null;
                });
        return user;
    }
}
