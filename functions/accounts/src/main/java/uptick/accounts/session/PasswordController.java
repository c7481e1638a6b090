package uptick.accounts.session;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import jakarta.validation.Valid;

import uptick.accounts.throttle.CallerAddress;
import uptick.edge.principal.Principal;
import uptick.edge.principal.Role;

/// The caller's own password.
@Controller("/v1/me/password")
@ExecuteOn(TaskExecutors.BLOCKING)
class PasswordController {

    private final ChangePassword changePassword;
    private final SessionAnswers answers;
    private final CallerAddress callerAddress;

    PasswordController(
            ChangePassword changePassword, SessionAnswers answers, CallerAddress callerAddress) {
        this.changePassword = changePassword;
        this.answers = answers;
        this.callerAddress = callerAddress;
    }

    /// Sets another password and ends every session; the answer opens a new one.
    @Post
    @Secured(Role.Name.USER)
    HttpResponse<Grant> change(
            @Body @Valid PasswordChange change, Principal principal, HttpRequest<?> request) {
        var session = changePassword.change(principal, change, callerAddress.of(request));
        return answers.of(session, Delivery.of(change.session()));
    }
}
