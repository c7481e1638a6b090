package uptick.accounts.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.SignedJWT;
import org.junit.jupiter.api.Test;

import uptick.accounts.AccountsSettings;
import uptick.edge.principal.TokenSettings;
import uptick.model.accounts.User;
import uptick.testing.token.TestTokens;

class AccessTokenIssuerTest {

    private static final UUID ANN = UUID.fromString("01234567-89ab-7def-8123-456789abcdef");
    private static final Instant NOW = Instant.parse("2026-11-21T05:00:00.750Z");

    private final AccountsSettings settings = new AccountsSettings();
    private final TokenSettings tokenSettings = new TokenSettings();
    private final List<RSAKey> published = new ArrayList<>();

    @Test
    void saysWhatEveryFunctionAsksFor() throws Exception {
        settings.setAccessTokenLifetime(Duration.ofMinutes(5));

        var issued = issuer(TestTokens.signingKey().toJSONString()).issue(ann(7, false, false));

        var token = SignedJWT.parse(issued.accessToken());
        var claims = token.getJWTClaimsSet();
        var issuedAt = NOW.minusMillis(750);
        assertThat(claims.getClaims())
                .containsOnlyKeys(
                        "iss", "aud", "sub", "jti", "iat", "exp", "roles", "tier", "token_epoch")
                .containsEntry("iss", TestTokens.ISSUER)
                .containsEntry("aud", List.of(TestTokens.AUDIENCE))
                .containsEntry("sub", ANN.toString())
                .containsEntry("iat", Date.from(issuedAt))
                .containsEntry("exp", Date.from(issuedAt.plus(Duration.ofMinutes(5))))
                .containsEntry("roles", List.of("user"))
                .containsEntry("tier", "free")
                .containsEntry("token_epoch", 7L);
        assertThat(UUID.fromString(claims.getJWTID())).isNotNull();
        assertThat(issued.expiresIn()).isEqualTo(300);
        assertThat(issued.tokenType()).isEqualTo("Bearer");
    }

    @Test
    void namesItsKeyItsAlgorithmAndItsKind() throws Exception {
        var issued = issuer(TestTokens.signingKey().toJSONString()).issue(ann(0, false, false));

        var token = SignedJWT.parse(issued.accessToken());
        assertThat(token.getHeader().toJSONObject())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of(
                                "alg",
                                "RS256",
                                "typ",
                                "at+jwt",
                                "kid",
                                TestTokens.signingKey().getKeyID()));
        assertThat(token.getHeader().getAlgorithm()).isEqualTo(JWSAlgorithm.RS256);
        assertThat(token.getHeader().getType()).isEqualTo(new JOSEObjectType("at+jwt"));
        assertThat(token.verify(new RSASSAVerifier(TestTokens.signingKey().toPublicJWK())))
                .isTrue();
    }

    @Test
    void givesEveryTokenAnIdOfItsOwn() throws Exception {
        var issuer = issuer(TestTokens.signingKey().toJSONString());

        assertThat(issuer.issue(ann(0, false, false)).accessToken())
                .isNotEqualTo(issuer.issue(ann(0, false, false)).accessToken());
    }

    @Test
    void includesTheLesserRoles() throws Exception {
        var issuer = issuer(TestTokens.signingKey().toJSONString());

        assertThat(roles(issuer.issue(ann(0, true, false)))).containsExactly("user", "editor");
        assertThat(roles(issuer.issue(ann(0, false, true))))
                .containsExactly("user", "editor", "admin");
    }

    @Test
    void saysNothingOfTheTokenInItsText() {
        var issued = issuer(TestTokens.signingKey().toJSONString()).issue(ann(0, false, false));

        assertThat(issued.toString()).isEqualTo("IssuedToken[expiresIn=900]");
    }

    @Test
    void refusesAKeyThatDoesNotSignAndSaysNothingOfIt() throws JOSEException {
        var right = TestTokens.signingKey();
        var json = right.toJSONString();
        var secret = String.valueOf(right.getPrivateExponent());
        var wrong =
                List.of(
                        right.toPublicJWK().toJSONString(),
                        new RSAKey.Builder(right).keyID(null).build().toJSONString(),
                        new RSAKeyGenerator(1024, true).keyID("short").generate().toJSONString(),
                        new ECKeyGenerator(Curve.P_256).keyID("curve").generate().toJSONString(),
                        json.substring(0, json.length() - 1),
                        json.replace("\"kty\":\"RSA\"", "\"kty\":\"oct\""),
                        json.replaceFirst("\"n\":\"[^\"]*\",?", ""),
                        json.replaceFirst("\"n\":\"[^\"]*\"", "\"n\":\"" + secret + "\\u0000\""),
                        json.replaceFirst("\"e\":\"[^\"]*\"", "\"e\":7"),
                        json.replaceFirst("\"p\":\"[^\"]*\"", "\"p\":\"" + secret + "\""),
                        "-----BEGIN PRIVATE KEY-----\n" + secret,
                        secret,
                        "[]",
                        "null");

        for (var key : wrong) {
            var failure = catchThrowable(() -> issuer(key));

            assertThat(failure).as(key).isInstanceOf(IllegalStateException.class);
            assertThat(trace(failure))
                    .contains("uptick.accounts.signing-key")
                    .doesNotContain(secret)
                    .doesNotContain(secret.substring(0, 16));
        }
    }

    @Test
    void refusesAKeyUnderAnIdThatTheSettingsGiveToAnother() throws JOSEException {
        var stranger =
                new RSAKeyGenerator(2048).keyID(TestTokens.signingKey().getKeyID()).generate();

        assertThat(catchThrowable(() -> issuer(stranger.toJSONString())))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "uptick.accounts.signing-key is not the key of its id in uptick.token.public-keys");
    }

    @Test
    void publishesThePublicHalfAloneBeforeItSigns() throws JOSEException {
        var key =
                new RSAKey.Builder(new RSAKeyGenerator(2048).keyID("another").generate())
                        .x509CertSHA256Thumbprint(new Base64URL("AAAA"))
                        .build();
        var issuer = issuer(key.toJSONString());
        assertThat(published).isEmpty();

        issuer.publishKey();

        assertThat(published)
                .singleElement()
                .satisfies(
                        half ->
                                assertThat(half.toJSONObject())
                                        .containsOnlyKeys("kty", "kid", "use", "alg", "n", "e")
                                        .containsEntry("kid", "another")
                                        .containsEntry("n", key.getModulus().toString()));
    }

    @Test
    void saysThatThereIsNoKey() {
        for (var key : new String[] {"", "  "}) {
            assertThat(catchThrowable(() -> issuer(key)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("uptick.accounts.signing-key is not set: nobody can log in");
        }
    }

    private AccessTokenIssuer issuer(String key) {
        settings.setSigningKey(key);
        tokenSettings.setPublicKeys(TestTokens.publicKeys());
        return new AccessTokenIssuer(
                tokenSettings, settings, published::add, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private static List<String> roles(IssuedToken issued) throws Exception {
        return SignedJWT.parse(issued.accessToken()).getJWTClaimsSet().getStringListClaim("roles");
    }

    private static String trace(Throwable failure) {
        var text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    private static User ann(int epoch, boolean isEditor, boolean isAdmin) {
        return new User(
                ANN, null, "ann", "x", "free", isEditor, isAdmin, true, false, null, null, epoch);
    }
}
