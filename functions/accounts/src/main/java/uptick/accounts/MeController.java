package uptick.accounts;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import org.jspecify.annotations.Nullable;

import uptick.edge.principal.Principal;
import uptick.edge.principal.Role;
import uptick.edge.problem.Problems;
import uptick.edge.transaction.DatabaseRole;
import uptick.edge.transaction.InTransaction;
import uptick.edge.transaction.Transactions;
import uptick.model.accounts.User;
import uptick.model.accounts.Users;

/// The caller's own account.
@Controller("/v1/me")
@ExecuteOn(TaskExecutors.BLOCKING)
class MeController {

    private final Users users;
    private final InTransaction inTransaction;

    MeController(Users users, Transactions transactions) {
        this.users = users;
        this.inTransaction = transactions.of(DatabaseRole.UPTICK_ACCOUNTS);
    }

    /// Who the caller is.
    @Get
    @Secured(Role.Name.USER)
    Me me(Principal principal) {
        return inTransaction
                .readAs(principal, () -> users.findOpenById(principal.id().value()))
                .map(Me::of)
                .orElseThrow(() -> Problems.notFound("account"));
    }

    /// @param roles `user`, and `editor` and `admin` where they apply
    /// @param tier `free` or `premium`
    @Serdeable(naming = SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Me(
            String id,
            @Nullable String username,
            @Nullable String email,
            List<String> roles,
            String tier) {

        static Me of(User user) {
            return new Me(
                    String.valueOf(user.id()),
                    user.username(),
                    user.email(),
                    AccessTokenIssuer.roles(user).stream().map(Role::text).toList(),
                    user.tier());
        }
    }
}
