package uptick.edge.principal;

import java.text.ParseException;
import java.time.Clock;
import java.util.Date;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import uptick.value.UserId;

/// Verifies access tokens: RS256 JWTs of type `at+jwt` (RFC 9068), by keys of the settings alone. The
/// algorithm, the key and its address are never taken from the token's header.
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

    private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();

    AccessTokens(TokenSettings settings, Clock clock) {
        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(TYPE));
        processor.setJWSKeySelector(
                new JWSVerificationKeySelector<>(
                        JWSAlgorithm.RS256, new ImmutableJWKSet<>(keys(settings))));
        var claims = new Claims(settings, clock);
        claims.setMaxClockSkew((int) settings.getClockSkew().toSeconds());
        processor.setJWTClaimsSetVerifier(claims);
    }

    /// The principal of a token, empty for whatever is wrong with it.
    public Optional<Principal> verify(String token) {
        if (token.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            return Optional.of(principal(processor.process(SignedJWT.parse(token), null)));
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

    private static JWKSet keys(TokenSettings settings) {
        try {
            return JWKSet.parse(settings.getPublicKeys());
        } catch (ParseException wrong) {
            throw new IllegalArgumentException("uptick.token.public-keys is no JWK set", wrong);
        }
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

        @Override
        protected Date currentTime() {
            return Date.from(clock.instant());
        }
    }
}
