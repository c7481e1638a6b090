package uptick.accounts.settings;

import java.time.Clock;
import java.util.UUID;

import jakarta.inject.Singleton;

import uptick.edge.principal.Principal;
import uptick.edge.transaction.DatabaseRole;
import uptick.edge.transaction.InTransaction;
import uptick.edge.transaction.Transactions;
import uptick.model.accounts.Settings;
import uptick.model.accounts.UserSettings;
import uptick.model.accounts.UserSettingsWriter;
import uptick.model.audit.AuditLog;

/// Reads and changes a user's settings.
@Singleton
final class ChooseSettings {

    private final UserSettings settings;
    private final UserSettingsWriter writer;
    private final AuditLog auditLog;
    private final InTransaction inTransaction;
    private final Clock clock;

    ChooseSettings(
            UserSettings settings,
            UserSettingsWriter writer,
            AuditLog auditLog,
            Transactions transactions,
            Clock clock) {
        this.settings = settings;
        this.writer = writer;
        this.auditLog = auditLog;
        this.inTransaction = transactions.of(DatabaseRole.UPTICK_ACCOUNTS);
        this.clock = clock;
    }

    /// A user's settings.
    Settings read(Principal principal) {
        var id = principal.id().value();
        return inTransaction
                .readAs(principal, () -> settings.findByUserId(id))
                // An account that came by another way than ours has none yet.
                .orElseGet(() -> inTransaction.as(principal, () -> lock(id)));
    }

    /// Changes what is chosen.
    ///
    /// @return the settings from then on
    Settings choose(Principal principal, SettingsChoice.Choice choice) {
        return inTransaction.as(principal, () -> choose(principal.id().value(), choice));
    }

    private Settings choose(UUID id, SettingsChoice.Choice choice) {
        var before = lock(id);
        var consent = choice.consent() == null ? before.riskConsentAccepted() : choice.consent();
        var now = clock.instant();
        writer.update(
                id,
                choice.timeZone() == null ? before.timeZone() : choice.timeZone(),
                choice.profile() == null ? before.preferredProfile() : choice.profile(),
                choice.holdingPeriod() == null ? before.holdingPeriod() : choice.holdingPeriod(),
                consent,
                // Who has accepted, and says so again, accepted when they first did.
                consent && !before.riskConsentAccepted() ? now : null);
        var after = settings.findByUserId(id).orElseThrow();
        if (consent != before.riskConsentAccepted()) {
            auditLog.append(
                    now,
                    id.toString(),
                    consent ? "settings.consent_accepted" : "settings.consent_withdrawn",
                    "account:" + id,
                    "{}");
        }
        return after;
    }

    private Settings lock(UUID id) {
        writer.addMissing(id);
        return writer.lock(id).orElseThrow();
    }
}
