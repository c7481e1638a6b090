package uptick.edge.authentication;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.function.aws.proxy.security.MicronautLambdaAuthenticationFetcher;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.filters.AuthenticationFetcher;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

import uptick.edge.principal.AccessTokens;
import uptick.edge.principal.ApiKeyText;
import uptick.edge.principal.Principal;
import uptick.edge.principal.Role;

/// The only way to be somebody: a verified bearer token or an API key in the Authorization header (RFC 6750).
///
/// It takes the place of the Lambda adapter's own fetcher, which believes a header that any client can
/// send (`x-amzn-oidc-identity`) wherever the gateway has no authorizer.
@Singleton
@Replaces(MicronautLambdaAuthenticationFetcher.class)
final class BearerAuthentication implements AuthenticationFetcher<HttpRequest<?>> {

    private static final String PRINCIPAL = "uptick.principal";
    private static final String SCHEME = "Bearer ";

    private final AccessTokens tokens;
    private final FindKeyHolder findKeyHolder;
    private final ExecutorService blocking;

    BearerAuthentication(
            AccessTokens tokens,
            FindKeyHolder findKeyHolder,
            @Named(TaskExecutors.BLOCKING) ExecutorService blocking) {
        this.tokens = tokens;
        this.findKeyHolder = findKeyHolder;
        this.blocking = blocking;
    }

    /// The principal of an authentication that was made here, null where there is none.
    static @Nullable Principal principal(@Nullable Authentication authentication) {
        return authentication == null
                ? null
                : (Principal) authentication.getAttributes().get(PRINCIPAL);
    }

    @Override
    public Publisher<Authentication> fetchAuthentication(HttpRequest<?> request) {
        var headers = request.getHeaders().getAll(HttpHeaders.AUTHORIZATION);
        // Two Authorization headers are an attempt to be two people.
        if (headers.size() != 1
                || !headers.getFirst().regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Publishers.empty();
        }
        var credential = headers.getFirst().substring(SCHEME.length()).strip();
        return ApiKeyText.isMeant(credential) ? ofKey(credential) : ofToken(credential);
    }

    private Publisher<Authentication> ofKey(String credential) {
        return ApiKeyText.parse(credential)
                .map(key -> onAThreadThatMayWait(() -> findKeyHolder.find(key)))
                .orElseGet(Publishers::empty);
    }

    /* A token of a key that is known is checked where it is: most are, and a change of threads costs. */
    private Publisher<Authentication> ofToken(String credential) {
        var recalled = tokens.recall(credential);
        if (recalled.isPresent()) {
            return Publishers.just(authentication(recalled.get()));
        }
        var token = tokens.parse(credential);
        if (token.isPresent() && tokens.mayWait(token.get())) {
            return onAThreadThatMayWait(() -> tokens.verify(token.get()));
        }
        return token.flatMap(tokens::verify)
                .map(BearerAuthentication::authentication)
                .map(Publishers::just)
                .orElseGet(Publishers::empty);
    }

    private Publisher<Authentication> onAThreadThatMayWait(Supplier<Optional<Principal>> search) {
        return Publishers.fromCompletableFuture(
                () -> {
                    var found = new CompletableFuture<@Nullable Authentication>();
                    blocking.execute(() -> complete(found, search));
                    return found;
                });
    }

    /* Not supplyAsync, which wraps what is thrown: the error handlers go by its class. */
    private static void complete(
            CompletableFuture<@Nullable Authentication> found,
            Supplier<Optional<Principal>> search) {
        try {
            found.complete(search.get().map(BearerAuthentication::authentication).orElse(null));
        } catch (RuntimeException | Error failure) {
            found.completeExceptionally(failure);
        }
    }

    private static Authentication authentication(Principal principal) {
        return Authentication.build(
                principal.id().toString(),
                principal.roles().stream().map(Role::text).toList(),
                Map.of(PRINCIPAL, principal));
    }
}
