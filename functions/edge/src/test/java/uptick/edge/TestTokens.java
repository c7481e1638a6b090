package uptick.edge;

import java.time.Instant;
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

/// A signing key of the tests, and tokens made with it, right ones and wrong ones.
public final class TestTokens {

    public static final String ISSUER = "https://uptick.local";
    public static final String AUDIENCE = "uptick";

    private static final RSAKey KEY = key();

    private TestTokens() {}

    /// The setting that makes a function trust these tokens.
    public static String publicKeys() {
        return new JWKSet(KEY.toPublicJWK()).toString();
    }

    public static RSAKey signingKey() {
        return KEY;
    }

    /// A right token.
    public static String of(UUID user, int epoch, String... roles) {
        return signed(UnaryOperator.identity(), claims(user, epoch, roles).build(), AT_JWT);
    }

    public static final JOSEObjectType AT_JWT = new JOSEObjectType("at+jwt");

    public static JWTClaimsSet.Builder claims(UUID user, int epoch, String... roles) {
        var now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience(AUDIENCE)
                .subject(user.toString())
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(600)))
                .claim("roles", List.of(roles))
                .claim("tier", "free")
                .claim("token_epoch", epoch);
    }

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
