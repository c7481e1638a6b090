package uptick.edge.principal;

import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.BadJWTException;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import uptick.value.UserId;

/// Verifies access tokens: RS256 JWTs of type `at+jwt` (RFC 9068), by the keys of the settings and those that are
/// published. Of a token's header only the key's id is used: never an algorithm, a key or the address of one.
@Singleton
public final class AccessTokens {

    /// The type that sets an access token apart from every other JWT.
    public static final JOSEObjectType TYPE = new JOSEObjectType("at+jwt");

    public static final String ROLES = "roles";
    public static final String TIER = "tier";
    public static final String TOKEN_EPOCH = "token_epoch";

    private static final Logger LOG = LoggerFactory.getLogger(AccessTokens.class);
    private static final Set<String> REQUIRED =
            Set.of("sub", "iat", "exp", "jti", ROLES, TIER, TOKEN_EPOCH);
    /* A token of ours is under 1 kB; what is far longer is not worth parsing. */
    private static final int LONGEST = 4096;
    /* RFC 7515, 7.1. The library passes over characters that do not belong there, and one token would have many texts. */
    private static final Pattern FORM = Pattern.compile("[\\w-]++\\.[\\w-]++\\.[\\w-]++");

    private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
    private final Map<String, RSAPublicKey> settingsKeys;
    private final PublishedKeys publishedKeys;
    private final RememberedTokens remembered;

    AccessTokens(TokenSettings settings, PublishedKeys publishedKeys, Clock clock) {
        this.settingsKeys = settingsKeys(settings);
        this.publishedKeys = publishedKeys;
        this.remembered = new RememberedTokens(clock);
        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(TYPE));
        processor.setJWSKeySelector((header, _) -> keys(header));
        var claims = new Claims(settings, clock);
        claims.setMaxClockSkew((int) settings.getClockSkew().toSeconds());
        processor.setJWTClaimsSetVerifier(claims);
    }

    /// The principal of a token that [#verify] found right a moment ago, empty for every other.
    public Optional<Principal> recall(String token) {
        return token.length() > LONGEST ? Optional.empty() : remembered.find(token);
    }

    /// A token that may be worth verifying, empty for what is none.
    public Optional<SignedJWT> parse(String token) {
        if (token.length() > LONGEST || !FORM.matcher(token).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(SignedJWT.parse(token));
        } catch (ParseException | IllegalArgumentException | NullPointerException wrong) {
            // The last is the library's for a header that is a JSON null.
            LOG.debug("No access token: {}", wrong.getMessage());
            return Optional.empty();
        }
    }

    /// Whether [#verify] may wait for the database: the token's key is none of the settings', and what is published was
    /// not read lately.
    public boolean mayWait(SignedJWT token) {
        var keyId = keyId(token.getHeader());
        return keyId != null && !settingsKeys.containsKey(keyId) && publishedKeys.isDue(keyId);
    }

    /// The principal of a token, empty for whatever is wrong with it.
    ///
    /// @throws uptick.edge.problem.ProblemException where its key may be published and the database does not answer
    public Optional<Principal> verify(SignedJWT token) {
        try {
            var claims = processor.process(token, null);
            var principal = principal(claims);
            remembered.add(
                    token.getParsedString(), principal, claims.getExpirationTime().toInstant());
            return Optional.of(principal);
        } catch (ParseException
                | BadJOSEException
                | JOSEException
                | IllegalArgumentException
                | NullPointerException wrong) {
            // The reason is for the operator; a client gets one answer whatever is wrong.
            LOG.debug("Access token refused: {}", wrong.getMessage());
            return Optional.empty();
        }
    }

    /// The principal of a token, as [#parse] and [#verify] say.
    public Optional<Principal> verify(String token) {
        return parse(token).flatMap(this::verify);
    }

    private static Map<String, RSAPublicKey> settingsKeys(TokenSettings settings) {
        try {
            return PublicJwk.parseSet(settings.getPublicKeys());
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException(
                    "uptick.token.public-keys: " + wrong.getMessage(), wrong);
        }
    }

    private List<RSAPublicKey> keys(JWSHeader header) {
        var keyId = keyId(header);
        if (keyId == null) {
            return List.of();
        }
        var known = settingsKeys.get(keyId);
        return known != null
                ? List.of(known)
                : publishedKeys.find(keyId).map(List::of).orElse(List.of());
    }

    /* Null for a token that cannot be right whatever its key: nobody is to be asked for it. */
    private static @Nullable String keyId(JWSHeader header) {
        return JWSAlgorithm.RS256.equals(header.getAlgorithm()) && TYPE.equals(header.getType())
                ? header.getKeyID()
                : null;
    }

    private static Principal principal(JWTClaimsSet claims) throws ParseException {
        return new Principal(
                UserId.parse(claims.getSubject()),
                claims.getStringListClaim(ROLES).stream()
                        .map(role -> Role.valueOf(role.toUpperCase(Locale.ROOT)))
                        .collect(Collectors.toUnmodifiableSet()),
                claims.getStringClaim(TIER),
                claims.getIntegerClaim(TOKEN_EPOCH));
    }

    /* The library's verifier reads the system's clock; ours is injected, so that any day can be replayed. */
    private static final class Claims extends DefaultJWTClaimsVerifier<SecurityContext> {

        private final Clock clock;

        Claims(TokenSettings settings, Clock clock) {
            super(
                    settings.getAudience(),
                    new JWTClaimsSet.Builder().issuer(settings.getIssuer()).build(),
                    REQUIRED);
            this.clock = clock;
        }

        /* To the library a claim that is null is there; one without an end would be good for ever. */
        @Override
        public void verify(JWTClaimsSet claims, @Nullable SecurityContext context)
                throws BadJWTException {
            super.verify(claims, context);
            for (var name : REQUIRED) {
                if (claims.getClaim(name) == null) {
                    throw new BadJWTException("JWT claim is null: " + name);
                }
            }
        }

        @Override
        protected Date currentTime() {
            return Date.from(clock.instant());
        }
    }
}
