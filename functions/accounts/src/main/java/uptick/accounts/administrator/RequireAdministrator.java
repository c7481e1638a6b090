package uptick.accounts.administrator;

import jakarta.inject.Singleton;

import uptick.edge.problem.Problems;
import uptick.model.accounts.AccountsWriter;

/// Asks the account's row whether the transaction acts for an administrator: a token only says so, and may have been
/// right when it was issued.
@Singleton
public final class RequireAdministrator {

    private final AccountsWriter accounts;

    RequireAdministrator(AccountsWriter accounts) {
        this.accounts = accounts;
    }

    /// In a transaction of the one who asks.
    ///
    /// @throws uptick.edge.problem.ProblemException where the token says more than the row
    public void check() {
        if (!accounts.isAdmin()) {
            throw Problems.unauthenticated();
        }
    }
}
