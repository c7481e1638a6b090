package uptick.edge.authentication;

import java.time.Clock;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

import io.micronaut.context.BeanProvider;
import jakarta.inject.Singleton;

import uptick.edge.principal.ApiKeyText;
import uptick.edge.principal.Principal;
import uptick.edge.principal.Role;
import uptick.edge.principal.Scope;
import uptick.edge.transaction.Transactions;
import uptick.model.accounts.ApiKeyHolder;
import uptick.model.accounts.ApiKeyHolders;
import uptick.value.UserId;

/// Finds whom an API key acts for. Asked at every request, so that a key that was revoked is nobody's at the next; in
/// a short transaction of its own, before that of the request.
@Singleton
final class FindKeyHolder {

    private final BeanProvider<ApiKeyHolders> holders;
    private final BeanProvider<Transactions> transactions;
    private final Clock clock;

    FindKeyHolder(
            BeanProvider<ApiKeyHolders> holders,
            BeanProvider<Transactions> transactions,
            Clock clock) {
        this.holders = holders;
        this.transactions = transactions;
        this.clock = clock;
    }

    /// The principal, empty for a key that does not count.
    ///
    /// @throws uptick.edge.problem.ProblemException where the database does not answer
    Optional<Principal> find(ApiKeyText key) {
        var hash = key.hash();
        return transactions
                .get()
                .ofLogin()
                .asJob(() -> holders.get().use(hash, clock.instant()))
                .map(FindKeyHolder::principal);
    }

    private static Principal principal(ApiKeyHolder holder) {
        return new Principal(
                new UserId(holder.userId()),
                holder.isEditor() ? EnumSet.of(Role.USER, Role.EDITOR) : EnumSet.of(Role.USER),
                holder.tier(),
                holder.tokenEpoch(),
                holder.scopes().stream()
                        .map(scope -> Scope.valueOf(scope.toUpperCase(Locale.ROOT)))
                        .collect(Collectors.toUnmodifiableSet()),
                false);
    }
}
