package uptick.accounts.me;

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
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import uptick.accounts.password.PasswordRules;
import uptick.edge.principal.PeopleOnly;
import uptick.edge.principal.Principal;
import uptick.edge.principal.Role;
import uptick.edge.problem.Problems;
import uptick.edge.request.ViewerAddress;
import uptick.edge.transaction.DatabaseRole;
import uptick.edge.transaction.InTransaction;
import uptick.edge.transaction.Transactions;
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
    @PeopleOnly
    Me change(Principal principal, @Body @Valid MeChange change, ViewerAddress address) {
        return Me.of(changeMe.change(principal, change, address.network()));
    }

    /// Closes the caller's account.
    @Delete
    @Secured(Role.Name.USER)
    @PeopleOnly
    @Status(HttpStatus.NO_CONTENT)
    void close(Principal principal, @Body @Valid Confirmation confirmation, ViewerAddress address) {
        closeMe.close(principal, confirmation.password(), address.network());
    }

    /// @param password the account's
    @Serdeable
    record Confirmation(@NotBlank @Size(max = PasswordRules.LONGEST) String password) {

        @Override
        public String toString() {
            return "Confirmation";
        }
    }
}
