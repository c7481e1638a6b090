package uptick.accounts;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import jakarta.validation.Valid;

/// Login.
@Controller("/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
class LoginController {

    private final LogIn logIn;

    LoginController(LogIn logIn) {
        this.logIn = logIn;
    }

    /// Gives an access token for a name and a password.
    @Post("/login")
    @Secured(SecurityRule.IS_ANONYMOUS)
    HttpResponse<IssuedToken> logIn(@Body @Valid Credentials credentials) {
        // RFC 6749, 5.1: a token stays in no cache.
        return HttpResponse.ok(logIn.logIn(credentials))
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
    }
}
