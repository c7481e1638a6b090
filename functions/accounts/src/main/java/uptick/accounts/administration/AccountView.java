package uptick.accounts.administration;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import org.jspecify.annotations.Nullable;

import uptick.model.accounts.ListedAccount;

/// An account as administrators see it.
///
/// @param closedAt null while it is open
/// @param purgedAt when it was made nobody's, null where it was not
@Serdeable(naming = SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.ALWAYS)
record AccountView(
        UUID id,
        @Nullable String email,
        @Nullable String username,
        String tier,
        boolean isEditor,
        boolean isAdmin,
        boolean isVerified,
        boolean isClosed,
        @Nullable Instant closedAt,
        @Nullable Instant purgedAt,
        @Nullable Instant lastLogin) {

    static AccountView of(ListedAccount account) {
        return new AccountView(
                account.id(),
                account.email(),
                account.username(),
                account.tier(),
                account.isEditor(),
                account.isAdmin(),
                account.isVerified(),
                account.deletedAt() != null,
                account.deletedAt(),
                account.purgedAt(),
                account.lastLogin());
    }

    /// @param items at most as many as the limit; fewer do not mean that these are the last
    /// @param next the cursor of the next page, null on the last
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Page(List<AccountView> items, @Nullable String next) {}
}
