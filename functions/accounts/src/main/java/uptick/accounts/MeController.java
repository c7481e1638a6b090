package uptick.accounts;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
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
    private final ChangeMe changeMe;
    private final CloseMe closeMe;
    private final InTransaction inTransaction;

    MeController(Users users, ChangeMe changeMe, CloseMe closeMe, Transactions transactions) {
        this.users = users;
        this.changeMe = changeMe;
        this.closeMe = closeMe;
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

    /// Changes what the caller is called.
    @Patch
    @Secured(Role.Name.USER)
    Me change(Principal principal, @Body @Valid MeChange change) {
        return Me.of(changeMe.change(principal, change));
    }

    /// Closes the caller's account.
    @Delete
    @Secured(Role.Name.USER)
    @Status(HttpStatus.NO_CONTENT)
    void close(Principal principal, @Body @Valid Confirmation confirmation) {
        closeMe.close(principal, confirmation.password());
    }

    /// @param password the account's
    @Serdeable
    record Confirmation(@NotBlank @Size(max = Credentials.LONGEST_PASSWORD) String password) {

        @Override
        public String toString() {
            return "Confirmation";
        }
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
