package uptick.bench;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;

import uptick.edge.principal.AccessTokens;

/// A user who may read, with the key that signs the user's tokens.
///
/// @param id the user's id
/// @param key the issuer's RSA key
public record Reader(UUID id, RSAKey key) {

    /// Someone new, with a new key.
    public static Reader someone() {
        try {
            return new Reader(
                    UUID.randomUUID(), new RSAKeyGenerator(2048).keyID("bench").generate());
        } catch (JOSEException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /// What a function trusts to believe this user's tokens: a JWK set.
    public String publicKeys() {
        return new JWKSet(key.toPublicJWK()).toString();
    }

    /// An access token that is good for an hour.
    public String token() {
        var now = Instant.now();
        var claims =
                new JWTClaimsSet.Builder()
                        .issuer("https://uptick.local")
                        .audience("uptick")
                        .subject(id.toString())
                        .jwtID(UUID.randomUUID().toString())
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plusSeconds(3600)))
                        .claim(AccessTokens.ROLES, List.of("user"))
                        .claim(AccessTokens.TIER, "free")
                        .claim(AccessTokens.TOKEN_EPOCH, 0)
                        .build();
        try {
            var token =
                    new SignedJWT(
                            new JWSHeader.Builder(JWSAlgorithm.RS256)
                                    .type(AccessTokens.TYPE)
                                    .keyID(key.getKeyID())
                                    .build(),
                            claims);
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
