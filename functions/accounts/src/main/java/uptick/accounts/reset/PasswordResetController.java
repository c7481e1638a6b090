package uptick.accounts.reset;

import io.micronaut.http.HttpRequest;
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

import uptick.accounts.throttle.CallerAddress;

/// Forgotten passwords.
@Controller("/v1/password-resets")
@ExecuteOn(TaskExecutors.BLOCKING)
class PasswordResetController {

    private final AskForReset askForReset;
    private final ConfirmReset confirmReset;
    private final CallerAddress callerAddress;

    PasswordResetController(
            AskForReset askForReset, ConfirmReset confirmReset, CallerAddress callerAddress) {
        this.askForReset = askForReset;
        this.confirmReset = confirmReset;
        this.callerAddress = callerAddress;
    }

    /// Mails a link to set a new password, where there is somebody to mail it to.
    @Post
    @Secured(SecurityRule.IS_ANONYMOUS)
    @Status(HttpStatus.ACCEPTED)
    void ask(@Body @Valid ResetRequest reset, HttpRequest<?> request) {
        askForReset.ask(reset.login().strip(), callerAddress.of(request));
    }

    /// Sets the new password, and ends every session.
    @Post("/confirm")
    @Secured(SecurityRule.IS_ANONYMOUS)
    @Status(HttpStatus.NO_CONTENT)
    void confirm(@Body @Valid ResetConfirmation confirmation, HttpRequest<?> request) {
        confirmReset.confirm(confirmation, callerAddress.of(request));
    }
}
