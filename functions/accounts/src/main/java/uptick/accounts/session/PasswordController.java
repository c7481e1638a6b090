package uptick.accounts.session;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import jakarta.validation.Valid;

import uptick.edge.principal.PeopleOnly;
import uptick.edge.principal.Principal;
import uptick.edge.principal.Role;
import uptick.edge.request.ViewerAddress;

/// The caller's own password.
@Controller("/v1/me/password")
@ExecuteOn(TaskExecutors.BLOCKING)
@PeopleOnly
class PasswordController {

    private final ChangePassword changePassword;
    private final SessionAnswers answers;

    PasswordController(ChangePassword changePassword, SessionAnswers answers) {
        this.changePassword = changePassword;
        this.answers = answers;
    }

    /// Sets another password and ends every session; the answer opens a new one.
    @Post
    @Secured(Role.Name.USER)
    HttpResponse<Grant> change(
            @Body @Valid PasswordChange change, Principal principal, ViewerAddress address) {
        var session = changePassword.change(principal, change, address.network());
        return answers.of(session, Delivery.of(change.session()));
    }
}
