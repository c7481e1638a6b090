package uptick.edge.authentication;

import java.util.Optional;

import io.micronaut.http.HttpRequest;
import io.micronaut.security.authentication.Authentication;

import uptick.edge.principal.Principal;

/// Who a request is from, once the security filter has passed it.
public final class CurrentPrincipal {

    private CurrentPrincipal() {}

    /// The principal, empty for nobody.
    public static Optional<Principal> of(HttpRequest<?> request) {
        return Optional.ofNullable(
                BearerAuthentication.principal(
                        request.getUserPrincipal(Authentication.class).orElse(null)));
    }
}
