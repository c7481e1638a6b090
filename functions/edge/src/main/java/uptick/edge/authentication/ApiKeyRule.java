package uptick.edge.authentication;

import java.util.List;

import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.security.rules.SecurityRuleResult;
import io.micronaut.web.router.RouteAttributes;
import io.micronaut.web.router.RouteMatch;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

import uptick.edge.principal.NeedsScope;
import uptick.edge.principal.PeopleOnly;
import uptick.edge.principal.Scope;
import uptick.edge.problem.Problems;

/// Keeps API keys to their scopes, and off routes for people. What it lets pass is for the other rules to decide by
/// the roles.
@Singleton
final class ApiKeyRule implements SecurityRule<HttpRequest<?>> {

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    @Override
    public Publisher<SecurityRuleResult> check(
            @Nullable HttpRequest<?> request, @Nullable Authentication authentication) {
        var principal = BearerAuthentication.principal(authentication);
        if (request == null || principal == null || principal.person()) {
            return Publishers.just(SecurityRuleResult.UNKNOWN);
        }
        var route = RouteAttributes.getRouteMatch(request).orElse(null);
        // What anybody may do, and what is nowhere, is no matter of scopes.
        if (route == null || isForAnybody(route)) {
            return Publishers.just(SecurityRuleResult.UNKNOWN);
        }
        if (route.getAnnotationMetadata().hasAnnotation(PeopleOnly.class)) {
            return Publishers.just(
                    Problems.forbidden("An API key cannot do this. Sign in and use the token."));
        }
        var needed = scope(request, route);
        return principal.scopes().contains(needed)
                ? Publishers.just(SecurityRuleResult.UNKNOWN)
                : Publishers.just(
                        Problems.forbidden(
                                "This needs an API key with the scope " + needed.text() + "."));
    }

    /* The nearest rule alone, as the framework reads it: a method's takes the place of its class's. */
    private static boolean isForAnybody(RouteMatch<?> route) {
        return route.getAnnotationMetadata()
                .getValue(Secured.class, String[].class)
                .filter(rules -> List.of(rules).contains(SecurityRule.IS_ANONYMOUS))
                .isPresent();
    }

    private static Scope scope(HttpRequest<?> request, RouteMatch<?> route) {
        return route.getAnnotationMetadata()
                .enumValue(NeedsScope.class, Scope.class)
                .orElse(
                        request.getMethod() == HttpMethod.GET
                                        || request.getMethod() == HttpMethod.HEAD
                                ? Scope.READ
                                : Scope.WRITE);
    }
}
