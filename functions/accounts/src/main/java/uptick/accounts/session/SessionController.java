package uptick.accounts.session;

import io.micronaut.http.HttpHeaders;
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
import org.jspecify.annotations.Nullable;

import uptick.accounts.throttle.CallerAddress;
import uptick.edge.principal.Principal;
import uptick.edge.principal.Role;
import uptick.edge.problem.Problems;

/// Login, refresh and logout.
@Controller("/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
class SessionController {

    private final LogIn logIn;
    private final RefreshSession refreshSession;
    private final EndSession endSession;
    private final PresentedToken presentedToken;
    private final SessionAnswers answers;
    private final CallerAddress callerAddress;

    SessionController(
            LogIn logIn,
            RefreshSession refreshSession,
            EndSession endSession,
            PresentedToken presentedToken,
            SessionAnswers answers,
            CallerAddress callerAddress) {
        this.logIn = logIn;
        this.refreshSession = refreshSession;
        this.endSession = endSession;
        this.presentedToken = presentedToken;
        this.answers = answers;
        this.callerAddress = callerAddress;
    }

    /// Gives tokens for a name and a password.
    @Post("/login")
    @Secured(SecurityRule.IS_ANONYMOUS)
    HttpResponse<Grant> logIn(@Body @Valid Credentials credentials, HttpRequest<?> request) {
        var session = logIn.logIn(credentials, callerAddress.of(request));
        return answers.of(session, credentials.delivery());
    }

    /// Gives the next tokens for a refresh token, in the way in which it came.
    ///
    /// @param body a [Presented], or nothing
    @Post("/token/refresh")
    @Secured(SecurityRule.IS_ANONYMOUS)
    HttpResponse<Grant> refresh(@Nullable @Body String body, HttpRequest<?> request) {
        var inBody = presentedToken.in(body);
        var token = inBody.or(() -> answers.cookie().of(request));
        return answers.of(
                refreshSession.refresh(token.orElseThrow(Problems::unauthenticated)),
                inBody.isPresent() ? Delivery.TOKEN : Delivery.COOKIE);
    }

    /// Ends the session of a refresh token.
    ///
    /// @param body a [Presented], or nothing
    @Post("/logout")
    @Secured(SecurityRule.IS_ANONYMOUS)
    HttpResponse<?> logOut(@Nullable @Body String body, HttpRequest<?> request) {
        var inBody = presentedToken.in(body);
        if (inBody.isPresent()) {
            endSession.end(inBody.get());
            return HttpResponse.noContent();
        }
        var inCookie = answers.cookie().of(request);
        if (inCookie.isEmpty()) {
            return HttpResponse.noContent();
        }
        endSession.end(inCookie.get());
        return HttpResponse.noContent().header(HttpHeaders.SET_COOKIE, answers.cookie().clear());
    }

    /// Ends every session of the caller's.
    @Post("/logout-everywhere")
    @Secured(Role.Name.USER)
    HttpResponse<?> logOutEverywhere(Principal principal) {
        endSession.endAll(principal);
        return HttpResponse.noContent().header(HttpHeaders.SET_COOKIE, answers.cookie().clear());
    }
}
