package uptick.testing.token;

import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;

/// A signing key of this JVM's tests, and access tokens made with it, right ones and wrong ones.
public final class TestTokens {

    public static final String ISSUER = "https://uptick.local";
    public static final String AUDIENCE = "uptick";

    /// The type of an access token (RFC 9068).
    public static final JOSEObjectType AT_JWT = new JOSEObjectType("at+jwt");

    private static final int LIFETIME_SECONDS = 600;
    private static final Clock CLOCK = Clock.systemUTC();
    private static final RSAKey KEY = key();

    private TestTokens() {}

    /// The value of `uptick.token.public-keys` that makes a function trust these tokens: a JWK set.
    public static String publicKeys() {
        return new JWKSet(KEY.toPublicJWK()).toString();
    }

    /// The key itself, private half included.
    public static RSAKey signingKey() {
        return KEY;
    }

    /// A right token, good for ten minutes by the machine's clock.
    ///
    /// @param epoch the account's `token_epoch`
    /// @param roles a role with its lesser ones, such as `user`, `editor`
    public static String of(UUID user, int epoch, String... roles) {
        return signed(UnaryOperator.identity(), claims(user, epoch, roles).build(), AT_JWT);
    }

    /// The claims of a right token, to be spoilt.
    public static JWTClaimsSet.Builder claims(UUID user, int epoch, String... roles) {
        var now = CLOCK.instant();
        return new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience(AUDIENCE)
                .subject(user.toString())
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(LIFETIME_SECONDS)))
                .claim("roles", List.of(roles))
                .claim("tier", "free")
                .claim("token_epoch", epoch);
    }

    /// Any claims under the right key.
    ///
    /// @param header changes the header before it is signed
    public static String signed(
            UnaryOperator<JWSHeader.Builder> header, JWTClaimsSet claims, JOSEObjectType type) {
        try {
            var token =
                    new SignedJWT(
                            header.apply(
                                            new JWSHeader.Builder(JWSAlgorithm.RS256)
                                                    .type(type)
                                                    .keyID(KEY.getKeyID()))
                                    .build(),
                            claims);
            token.sign(new RSASSASigner(KEY));
            return token.serialize();
        } catch (JOSEException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static RSAKey key() {
        try {
            return new RSAKeyGenerator(2048).keyID("test").generate();
        } catch (JOSEException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
