package uptick.accounts.signing;

import java.text.ParseException;
import java.time.Clock;
import java.util.Date;
import java.util.EnumSet;
import java.util.Objects;
import java.util.UUID;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import jakarta.inject.Singleton;

import uptick.accounts.AccountsSettings;
import uptick.edge.principal.AccessTokens;
import uptick.edge.principal.PublicJwk;
import uptick.edge.principal.Role;
import uptick.edge.principal.TokenSettings;
import uptick.model.accounts.User;

/// Issues access tokens: RS256 JWTs in the profile of RFC 9068, which every function verifies by itself.
@Singleton
public final class AccessTokenIssuer {

    private static final int SMALLEST_KEY_BITS = 2048;

    private final RSAKey publicKey;
    private final JWSSigner signer;
    private final TokenSettings tokenSettings;
    private final AccountsSettings settings;
    private final KeyPublication publication;
    private final Clock clock;

    AccessTokenIssuer(
            TokenSettings tokenSettings,
            AccountsSettings settings,
            KeyPublication publication,
            Clock clock) {
        var key = key(settings);
        this.publicKey = publicHalf(key);
        this.signer = signer(key, tokenSettings);
        this.tokenSettings = tokenSettings;
        this.settings = settings;
        this.publication = publication;
        this.clock = clock;
    }

    /// Publishes the key where it is new, so that what is signed with it is believed everywhere. To be called before each
    /// token, and before its transaction: a key is known to others after its own commit.
    ///
    /// @throws uptick.edge.problem.ProblemException where the key is to be published and the database does not answer
    public void publishKey() {
        publication.ensure(publicKey);
    }

    /// A token for an account as it is now.
    public IssuedToken issue(User user) {
        var now = clock.instant();
        var lifetime = settings.getAccessTokenLifetime();
        var claims =
                new JWTClaimsSet.Builder()
                        .issuer(tokenSettings.getIssuer())
                        .audience(tokenSettings.getAudience())
                        .subject(
                                Objects.requireNonNull(
                                                user.id(), "an account from the database has an id")
                                        .toString())
                        .jwtID(UUID.randomUUID().toString())
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plus(lifetime)))
                        .claim(AccessTokens.ROLES, roles(user).stream().map(Role::text).toList())
                        .claim(AccessTokens.TIER, user.tier())
                        .claim(AccessTokens.TOKEN_EPOCH, user.tokenEpoch())
                        .build();
        var header =
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .type(AccessTokens.TYPE)
                        .keyID(publicKey.getKeyID())
                        .build();
        var token = new SignedJWT(header, claims);
        try {
            token.sign(signer);
        } catch (JOSEException failure) {
            throw new IllegalStateException("The signing key does not sign", failure);
        }
        return new IssuedToken(token.serialize(), "Bearer", lifetime.toSeconds());
    }

    /// What an account may do; each role includes the lesser ones.
    public static EnumSet<Role> roles(User user) {
        if (user.isAdmin()) {
            return EnumSet.allOf(Role.class);
        }
        return user.isEditor() ? EnumSet.of(Role.USER, Role.EDITOR) : EnumSet.of(Role.USER);
    }

    private static RSAKey key(AccountsSettings settings) {
        var text = settings.getSigningKey();
        if (text == null || text.isBlank()) {
            throw new IllegalStateException(
                    "uptick.accounts.signing-key is not set: nobody can log in");
        }
        RSAKey key;
        try {
            key = RSAKey.parse(text);
        } catch (ParseException | NullPointerException _) {
            // The latter is the library's for a JSON null. Without the cause: its message may
            // repeat part of the key.
            throw new IllegalStateException(
                    "uptick.accounts.signing-key is no RSA key in JWK format");
        }
        if (!key.isPrivate() || key.getKeyID() == null || key.size() < SMALLEST_KEY_BITS) {
            throw new IllegalStateException(
                    "uptick.accounts.signing-key must be a private RSA key of 2048 bits or more, with an id");
        }
        return key;
    }

    /* What is published has no member but those that a verifier reads. */
    private static RSAKey publicHalf(RSAKey key) {
        return new RSAKey.Builder(key.getModulus(), key.getPublicExponent())
                .keyID(key.getKeyID())
                .keyUse(KeyUse.SIGNATURE)
                .algorithm(JWSAlgorithm.RS256)
                .build();
    }

    /* A token that no function verifies is worse than none: everybody would log in, and be nobody. The settings' keys
     * come before those that are published. */
    private static JWSSigner signer(RSAKey key, TokenSettings tokenSettings) {
        try {
            var signer = new RSASSASigner(key);
            var probe =
                    new SignedJWT(
                            new JWSHeader(JWSAlgorithm.RS256), new JWTClaimsSet.Builder().build());
            probe.sign(signer);
            var known =
                    PublicJwk.parseSet(tokenSettings.getPublicKeys())
                            .getOrDefault(key.getKeyID(), key.toRSAPublicKey());
            if (!probe.verify(new RSASSAVerifier(known))) {
                throw new IllegalStateException(
                        "uptick.accounts.signing-key is not the key of its id in uptick.token.public-keys");
            }
            return signer;
        } catch (JOSEException _) {
            // Without the cause, as above.
            throw new IllegalStateException("uptick.accounts.signing-key does not sign");
        }
    }
}
