package uptick.accounts.administration;

import java.util.ArrayList;
import java.util.List;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

import uptick.model.accounts.ListedAccount;
import uptick.model.accounts.Tier;

/// What an administrator may change of an account, and nothing else; what is left out stays.
@Serdeable(naming = SnakeCaseStrategy.class)
record AccountChange(
        @Nullable @Pattern(regexp = "free|premium", message = "must be free or premium")
                String tier,
        @Nullable Boolean isEditor,
        @Nullable Boolean isAdmin,
        @Nullable Boolean isClosed) {

    /// What the account is to be.
    Target of(ListedAccount account) {
        return new Target(
                Tier.PREMIUM.toString().equals(tier == null ? account.tier() : tier)
                        ? Tier.PREMIUM
                        : Tier.FREE,
                isEditor == null ? account.isEditor() : isEditor,
                isAdmin == null ? account.isAdmin() : isAdmin,
                isClosed == null ? account.deletedAt() != null : isClosed);
    }

    /// What an account may do, and whether it is closed.
    record Target(Tier tier, boolean isEditor, boolean isAdmin, boolean isClosed) {

        /// What changes, as members of a JSON object: `"tier": {"from": "free", "to": "premium"}`.
        List<String> changes(ListedAccount account) {
            var changes = new ArrayList<String>();
            compare("tier", '"' + account.tier() + '"', "\"" + tier + '"', changes);
            compare("is_editor", account.isEditor(), isEditor, changes);
            compare("is_admin", account.isAdmin(), isAdmin, changes);
            compare("is_closed", account.deletedAt() != null, isClosed, changes);
            return changes;
        }

        /// Whether an open administrator is one no longer.
        boolean endsAdmin(ListedAccount account) {
            return account.isAdmin() && account.deletedAt() == null && (!isAdmin || isClosed);
        }

        private static void compare(String name, Object from, Object to, List<String> changes) {
            if (!from.equals(to)) {
                changes.add("\"%s\": {\"from\": %s, \"to\": %s}".formatted(name, from, to));
            }
        }
    }
}
