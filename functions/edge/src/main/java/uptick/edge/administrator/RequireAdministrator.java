package uptick.edge.administrator;

import jakarta.inject.Singleton;

import uptick.edge.problem.Problems;
import uptick.model.accounts.Administrators;

/// Asks the account's row whether the transaction acts for an administrator: a token only says so, and may have been
/// right when it was issued.
@Singleton
public final class RequireAdministrator {

    private final Administrators administrators;

    RequireAdministrator(Administrators administrators) {
        this.administrators = administrators;
    }

    /// In a transaction of the one who asks.
    ///
    /// @throws uptick.edge.problem.ProblemException where the token says more than the row
    public void check() {
        if (!administrators.isAdmin()) {
            throw Problems.unauthenticated();
        }
    }
}
