package uptick.accounts.signing;

import java.time.Clock;
import java.util.List;
import java.util.TreeMap;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;

import uptick.edge.principal.PublicJwk;
import uptick.edge.principal.TokenSettings;
import uptick.edge.transaction.DatabaseRole;
import uptick.edge.transaction.InTransaction;
import uptick.edge.transaction.Transactions;
import uptick.model.accounts.SigningKeys;

/// What anybody needs to verify our tokens (OpenID Connect Discovery 1.0; RFC 7517). The addresses are made of the
/// issuer, never of what a request says about its host.
@Controller("/.well-known")
@Secured(SecurityRule.IS_ANONYMOUS)
class DiscoveryController {

    private static final String WHOEVER_FOR_FIVE_MINUTES = "public, max-age=300";
    private static final int MOST = 20;

    private final TokenSettings settings;
    private final SigningKeys keys;
    private final InTransaction inTransaction;
    private final Clock clock;

    DiscoveryController(
            TokenSettings settings, SigningKeys keys, Transactions transactions, Clock clock) {
        this.settings = settings;
        this.keys = keys;
        this.inTransaction = transactions.of(DatabaseRole.UPTICK_ACCOUNTS);
        this.clock = clock;
    }

    /// Who issues tokens, how they are signed, and where the keys are.
    @Get("/openid-configuration")
    HttpResponse<Configuration> configuration() {
        return cacheable(Configuration.of(settings.getIssuer()));
    }

    /// The public keys whose tokens are believed: those of the settings, and those that are published.
    @Get("/jwks.json")
    @ExecuteOn(TaskExecutors.BLOCKING)
    HttpResponse<Keys> keys() {
        var known = new TreeMap<String, Key>();
        var published = inTransaction.readAsJob(() -> keys.findTrusted(clock.instant(), MOST));
        published.forEach(
                key ->
                        known.put(
                                key.keyId(),
                                Key.of(key.keyId(), PublicJwk.parse(key.publicJwk()))));
        PublicJwk.parseSet(settings.getPublicKeys())
                .forEach((keyId, key) -> known.put(keyId, Key.of(keyId, key)));
        return cacheable(new Keys(List.copyOf(known.values())));
    }

    private static <T> HttpResponse<T> cacheable(T body) {
        return HttpResponse.ok(body).header(HttpHeaders.CACHE_CONTROL, WHOEVER_FOR_FIVE_MINUTES);
    }

    /// The members that a verifier reads, and those that the standard requires.
    @Serdeable(naming = SnakeCaseStrategy.class)
    record Configuration(
            String issuer,
            String jwksUri,
            String tokenEndpoint,
            List<String> idTokenSigningAlgValuesSupported,
            List<String> responseTypesSupported,
            List<String> subjectTypesSupported) {

        static Configuration of(String issuer) {
            return new Configuration(
                    issuer,
                    issuer + "/.well-known/jwks.json",
                    issuer + "/v1/login",
                    List.of("RS256"),
                    List.of("token"),
                    List.of("public"));
        }
    }

    /// A JWK set.
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Keys(List<Key> keys) {}
}
