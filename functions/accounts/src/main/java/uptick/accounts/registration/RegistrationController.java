package uptick.accounts.registration;

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

import uptick.accounts.me.Me;
import uptick.edge.request.ViewerAddress;

/// Registration.
@Controller("/v1/accounts")
@ExecuteOn(TaskExecutors.BLOCKING)
class RegistrationController {

    private static final URI ME = URI.create("/v1/me");

    private final Register register;

    RegistrationController(Register register) {
        this.register = register;
    }

    /// Makes an account; its owner logs in with the next request.
    @Post
    @Secured(SecurityRule.IS_ANONYMOUS)
    HttpResponse<?> register(
            @Body @Valid Registration registration, ViewerAddress address, HttpRequest<?> request) {
        return register.register(
                registration,
                address.network(),
                request,
                user -> HttpResponse.created(Me.of(user), ME));
    }
}
