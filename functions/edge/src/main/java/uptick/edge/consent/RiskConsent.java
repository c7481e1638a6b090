package uptick.edge.consent;

import jakarta.inject.Singleton;

import uptick.edge.principal.Principal;
import uptick.edge.problem.Problems;
import uptick.edge.transaction.DatabaseRole;
import uptick.edge.transaction.InTransaction;
import uptick.edge.transaction.Transactions;
import uptick.model.accounts.Settings;
import uptick.model.accounts.UserSettings;

/// Keeps recommendations, wherever they show, from those who have not accepted their risk.
@Singleton
public final class RiskConsent {

    private final UserSettings settings;
    private final InTransaction inTransaction;

    RiskConsent(UserSettings settings, Transactions transactions) {
        this.settings = settings;
        // The role where one process serves all functions; elsewhere each is logged in as itself.
        this.inTransaction = transactions.of(DatabaseRole.UPTICK_ACCOUNTS);
    }

    /// Asks the database each time, so that a consent counts at once and so does its end. In a transaction of its own:
    /// ask before one is open.
    ///
    /// @throws uptick.edge.problem.ProblemException where the user has not accepted
    public void require(Principal principal) {
        var isAccepted =
                inTransaction.readAs(
                        principal,
                        () ->
                                settings.findByUserId(principal.id().value())
                                        .map(Settings::riskConsentAccepted)
                                        .orElse(false));
        if (!isAccepted) {
            throw Problems.riskConsentRequired();
        }
    }
}
