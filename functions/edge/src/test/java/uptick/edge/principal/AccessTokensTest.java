package uptick.edge.principal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.Random;
import java.util.UUID;
import java.util.function.UnaryOperator;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import uptick.testing.token.TestTokens;

class AccessTokensTest {

    private static final UUID USER = UUID.fromString("01234567-89ab-7def-8123-456789abcdef");

    private final AccessTokens tokens =
            new AccessTokens(settings(), new NothingPublished(), Clock.systemUTC());

    @Test
    void readsThePrincipalOfARightToken() {
        var principal = tokens.verify(TestTokens.of(USER, 7, "user", "editor")).orElseThrow();

        assertThat(principal.id().value()).isEqualTo(USER);
        assertThat(principal.roles()).containsExactlyInAnyOrder(Role.USER, Role.EDITOR);
        assertThat(principal.tier()).isEqualTo("free");
        assertThat(principal.tokenEpoch()).isEqualTo(7);
    }

    @Test
    void countsTimeByTheInjectedClock() {
        var token = TestTokens.of(USER, 0, "user");
        var later =
                new AccessTokens(
                        settings(),
                        new NothingPublished(),
                        Clock.offset(Clock.systemUTC(), Duration.ofMinutes(11)));

        assertThat(later.verify(token)).isEmpty();
    }

    @Test
    void letsNobodyInWithoutKeys() {
        var keyless =
                new AccessTokens(new TokenSettings(), new NothingPublished(), Clock.systemUTC());

        assertThat(keyless.verify(TestTokens.of(USER, 0, "user"))).isEmpty();
    }

    @Nested
    class Refuses {

        @Test
        void anUnsignedToken() {
            assertThat(
                            tokens.verify(
                                    new PlainJWT(TestTokens.claims(USER, 0, "admin").build())
                                            .serialize()))
                    .isEmpty();
        }

        @Test
        void aTokenSignedWithThePublicKeyAsASecret() throws JOSEException {
            var secret = TestTokens.publicKeys().getBytes(StandardCharsets.UTF_8);
            var forged =
                    new SignedJWT(
                            new JWSHeader.Builder(JWSAlgorithm.HS256)
                                    .type(TestTokens.AT_JWT)
                                    .keyID("test")
                                    .build(),
                            TestTokens.claims(USER, 0, "admin").build());
            forged.sign(new MACSigner(secret));

            assertThat(tokens.verify(forged.serialize())).isEmpty();
        }

        @Test
        void aKeyThatTheTokenBringsAlong() throws JOSEException {
            var stranger = new RSAKeyGenerator(2048).keyID("test").generate();
            var header =
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .type(TestTokens.AT_JWT)
                            .keyID("test")
                            .jwk(stranger.toPublicJWK())
                            .jwkURL(URI.create("https://stranger.example/jwks.json"))
                            .build();
            var forged = new SignedJWT(header, TestTokens.claims(USER, 0, "admin").build());
            forged.sign(new RSASSASigner(stranger));

            assertThat(tokens.verify(forged.serialize())).isEmpty();
        }

        @Test
        void anotherKindOfToken() {
            var claims = TestTokens.claims(USER, 0, "user").build();

            assertThat(
                            tokens.verify(
                                    TestTokens.signed(
                                            UnaryOperator.identity(), claims, JOSEObjectType.JWT)))
                    .isEmpty();
        }

        @Test
        void anotherIssuerOrAudience() {
            assertThat(
                            refused(
                                    TestTokens.claims(USER, 0, "user")
                                            .issuer("https://uptick.local.example")))
                    .isTrue();
            assertThat(refused(TestTokens.claims(USER, 0, "user").audience("another"))).isTrue();
        }

        @Test
        void aTokenFromTheFutureOrThePast() {
            var now = Instant.now();

            assertThat(
                            refused(
                                    TestTokens.claims(USER, 0, "user")
                                            .expirationTime(Date.from(now.minusSeconds(60)))))
                    .isTrue();
            assertThat(
                            refused(
                                    TestTokens.claims(USER, 0, "user")
                                            .notBeforeTime(Date.from(now.plusSeconds(60)))))
                    .isTrue();
        }

        @Test
        void aTokenWithoutAClaimThatDecides() {
            for (var claim :
                    new String[] {"sub", "exp", "roles", "tier", "token_epoch", "iat", "jti"}) {
                assertThat(refused(TestTokens.claims(USER, 0, "user").claim(claim, null)))
                        .as(claim)
                        .isTrue();
            }
        }

        @Test
        void aRoleThatThereIsNot() {
            assertThat(refused(TestTokens.claims(USER, 0, "owner"))).isTrue();
        }

        @Test
        void aSubjectThatIsNoUser() {
            assertThat(refused(TestTokens.claims(USER, 0, "user").subject("admin"))).isTrue();
        }

        @Test
        void everySingleFlippedBit() {
            var token = TestTokens.of(USER, 0, "user");
            var dots = new int[] {token.indexOf('.'), token.lastIndexOf('.')};
            var accepted = 0;
            for (var position = 0; position < token.length(); position++) {
                if (position == dots[0] || position == dots[1]) {
                    continue;
                }
                var changed = new StringBuilder(token);
                changed.setCharAt(position, token.charAt(position) == 'A' ? 'B' : 'A');
                // The last character of a part may carry bits that mean nothing: then the bytes are
                // the same, not a forgery.
                if (sameBytes(token, changed.toString())) {
                    continue;
                }
                accepted += tokens.verify(changed.toString()).isPresent() ? 1 : 0;
            }

            assertThat(accepted).isZero();
        }

        @Test
        void noise() {
            var random = new Random(7);
            for (var length = 0; length < 300; length++) {
                var noise = new StringBuilder();
                random.ints(length, 0x20, 0x7f).forEach(noise::appendCodePoint);
                assertThat(tokens.verify(noise.toString())).isEmpty();
            }
            assertThat(tokens.verify(TestTokens.of(USER, 0, "user") + "A".repeat(10_000)))
                    .isEmpty();
        }

        private boolean refused(JWTClaimsSet.Builder claims) {
            return tokens.verify(
                            TestTokens.signed(
                                    UnaryOperator.identity(), claims.build(), TestTokens.AT_JWT))
                    .isEmpty();
        }
    }

    private static boolean sameBytes(String one, String other) {
        var left = one.split("\\.");
        var right = other.split("\\.");
        for (var part = 0; part < 3; part++) {
            if (!Arrays.equals(
                    Base64.getUrlDecoder().decode(left[part]),
                    Base64.getUrlDecoder().decode(right[part]))) {
                return false;
            }
        }
        return true;
    }

    private static TokenSettings settings() {
        var settings = new TokenSettings();
        settings.setPublicKeys(TestTokens.publicKeys());
        return settings;
    }
}
