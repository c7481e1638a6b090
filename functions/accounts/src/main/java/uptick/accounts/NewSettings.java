package uptick.accounts;

import java.util.Set;
import java.util.UUID;

import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

import uptick.edge.principal.Principal;
import uptick.edge.principal.Role;
import uptick.edge.transaction.DatabaseRole;
import uptick.edge.transaction.InTransaction;
import uptick.edge.transaction.Transactions;
import uptick.model.accounts.Tier;
import uptick.model.accounts.UserSettingsWriter;
import uptick.value.UserId;

/// The settings that every account has from its first moment on.
@Singleton
public final class NewSettings {

    private final UserSettingsWriter settings;
    private final InTransaction inTransaction;

    NewSettings(UserSettingsWriter settings, Transactions transactions) {
        this.settings = settings;
        this.inTransaction = transactions.of(DatabaseRole.UPTICK_ACCOUNTS);
    }

    /// Makes them, in the transaction that makes the account. Settings are a user's own rows: the transaction goes on as
    /// the new user, whose first token will have this epoch.
    ///
    /// @param timeZone IANA name, null for what stands in rows of which nobody said
    public void add(UUID id, Tier tier, @Nullable String timeZone) {
        var owner = new Principal(new UserId(id), Set.of(Role.USER), tier.toString(), 0);
        inTransaction.<@Nullable Void>as(
                owner,
                () -> {
                    if (timeZone == null) {
                        settings.add(id);
                    } else {
                        settings.add(id, timeZone);
                    }
                    return null;
                });
    }
}
