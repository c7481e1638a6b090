package uptick.edge.principal;

import java.util.Optional;

import io.micronaut.http.HttpRequest;
import io.micronaut.security.authentication.Authentication;

/// Who a request is from, once the security filter has passed it.
public final class CurrentPrincipal {

    private CurrentPrincipal() {}

    /// The principal, empty for nobody.
    public static Optional<Principal> of(HttpRequest<?> request) {
        return request.getUserPrincipal(Authentication.class)
                .map(Authentication::getAttributes)
                .map(attributes -> (Principal) attributes.get(BearerAuthentication.PRINCIPAL));
    }
}
