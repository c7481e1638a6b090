package uptick.accounts.reset;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import jakarta.validation.Valid;

import uptick.edge.request.ViewerAddress;

/// Forgotten passwords.
@Controller("/v1/password-resets")
@ExecuteOn(TaskExecutors.BLOCKING)
class PasswordResetController {

    private final AskForReset askForReset;
    private final ConfirmReset confirmReset;

    PasswordResetController(AskForReset askForReset, ConfirmReset confirmReset) {
        this.askForReset = askForReset;
        this.confirmReset = confirmReset;
    }

    /// Mails a link to set a new password, where there is somebody to mail it to.
    @Post
    @Secured(SecurityRule.IS_ANONYMOUS)
    @Status(HttpStatus.ACCEPTED)
    void ask(@Body @Valid ResetRequest reset, ViewerAddress address) {
        askForReset.ask(reset.login().strip(), address.network());
    }

    /// Sets the new password, and ends every session.
    @Post("/confirm")
    @Secured(SecurityRule.IS_ANONYMOUS)
    @Status(HttpStatus.NO_CONTENT)
    void confirm(@Body @Valid ResetConfirmation confirmation, ViewerAddress address) {
        confirmReset.confirm(confirmation, address.network());
    }
}
