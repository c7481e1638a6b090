package uptick.accounts.session;

import java.util.Optional;

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

import uptick.edge.principal.PeopleOnly;
import uptick.edge.principal.Principal;
import uptick.edge.principal.Role;
import uptick.edge.problem.Problems;
import uptick.edge.request.ViewerAddress;

/// Login, refresh and logout.
@Controller("/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
class SessionController {

    private final LogIn logIn;
    private final RefreshSession refreshSession;
    private final EndSession endSession;
    private final SessionAnswers answers;

    SessionController(
            LogIn logIn,
            RefreshSession refreshSession,
            EndSession endSession,
            SessionAnswers answers) {
        this.logIn = logIn;
        this.refreshSession = refreshSession;
        this.endSession = endSession;
        this.answers = answers;
    }

    /// Gives tokens for a name and a password.
    @Post("/login")
    @Secured(SecurityRule.IS_ANONYMOUS)
    HttpResponse<Grant> logIn(@Body @Valid Credentials credentials, ViewerAddress address) {
        var session = logIn.logIn(credentials, address.network());
        return answers.of(session, credentials.delivery());
    }

    /// Gives the next tokens for a refresh token, in the way in which it came.
    @Post("/token/refresh")
    @Secured(SecurityRule.IS_ANONYMOUS)
    HttpResponse<Grant> refresh(
            @Nullable @Body @Valid Presented presented, HttpRequest<?> request) {
        var inBody = inBody(presented);
        var token = inBody.or(() -> answers.cookie().of(request));
        return answers.of(
                refreshSession.refresh(token.orElseThrow(Problems::unauthenticated)),
                inBody.isPresent() ? Delivery.TOKEN : Delivery.COOKIE);
    }

    /// Ends the session of a refresh token.
    @Post("/logout")
    @Secured(SecurityRule.IS_ANONYMOUS)
    HttpResponse<?> logOut(@Nullable @Body @Valid Presented presented, HttpRequest<?> request) {
        var inBody = inBody(presented);
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
    @PeopleOnly
    HttpResponse<?> logOutEverywhere(Principal principal) {
        endSession.endAll(principal);
        return HttpResponse.noContent().header(HttpHeaders.SET_COOKIE, answers.cookie().clear());
    }

    private static Optional<String> inBody(@Nullable Presented presented) {
        return Optional.ofNullable(presented).map(Presented::refreshToken);
    }
}
