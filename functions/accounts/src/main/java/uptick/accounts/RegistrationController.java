package uptick.accounts;

import java.net.URI;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import jakarta.validation.Valid;

import uptick.accounts.MeController.Me;
import uptick.accounts.throttle.CallerAddress;

/// Registration.
@Controller("/v1/accounts")
@ExecuteOn(TaskExecutors.BLOCKING)
class RegistrationController {

    private static final URI ME = URI.create("/v1/me");

    private final Register register;
    private final CallerAddress callerAddress;

    RegistrationController(Register register, CallerAddress callerAddress) {
        this.register = register;
        this.callerAddress = callerAddress;
    }

    /// Makes an account; its owner logs in with the next request.
    @Post
    @Secured(SecurityRule.IS_ANONYMOUS)
    HttpResponse<Me> register(@Body @Valid Registration registration, HttpRequest<?> request) {
        var user = register.register(registration, callerAddress.of(request));
        return HttpResponse.created(Me.of(user), ME);
    }
}
