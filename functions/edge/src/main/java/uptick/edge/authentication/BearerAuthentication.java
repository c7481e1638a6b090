package uptick.edge.principal;

import java.util.Map;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.function.aws.proxy.security.MicronautLambdaAuthenticationFetcher;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.filters.AuthenticationFetcher;
import jakarta.inject.Singleton;
import org.reactivestreams.Publisher;

/// The only way to be somebody: a verified bearer token in the Authorization header (RFC 6750).
///
/// It takes the place of the Lambda adapter's own fetcher, which believes a header that any client can
/// send (`x-amzn-oidc-identity`) wherever the gateway has no authorizer.
@Singleton
@Replaces(MicronautLambdaAuthenticationFetcher.class)
final class BearerAuthentication implements AuthenticationFetcher<HttpRequest<?>> {

    static final String PRINCIPAL = "uptick.principal";

    private static final String SCHEME = "Bearer ";

    private final AccessTokens tokens;

    BearerAuthentication(AccessTokens tokens) {
        this.tokens = tokens;
    }

    @Override
    public Publisher<Authentication> fetchAuthentication(HttpRequest<?> request) {
        var headers = request.getHeaders().getAll(HttpHeaders.AUTHORIZATION);
        // Two Authorization headers are an attempt to be two people.
        if (headers.size() != 1
                || !headers.getFirst().regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Publishers.empty();
        }
        return tokens.verify(headers.getFirst().substring(SCHEME.length()).strip())
                .map(BearerAuthentication::authentication)
                .map(Publishers::just)
                .orElseGet(Publishers::empty);
    }

    private static Authentication authentication(Principal principal) {
        return Authentication.build(
                principal.id().toString(),
                principal.roles().stream().map(Role::text).toList(),
                Map.of(PRINCIPAL, principal));
    }
}
