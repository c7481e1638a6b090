package uptick.edge.principal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import uptick.testing.token.TestTokens;

class RecalledTokensTest {

    private static final UUID USER = UUID.fromString("01234567-89ab-7def-8123-456789abcdef");

    private Instant now = Instant.now();
    private final AccessTokens tokens =
            new AccessTokens(settings(), new NothingPublished(), new MovedByHand());

    @Test
    void recallsWhoseATokenIsThatWasFoundRight() {
        var token = TestTokens.of(USER, 7, "user", "editor");
        assertThat(tokens.recall(token)).as("before it was verified").isEmpty();

        var verified = tokens.verify(token);

        assertThat(verified).isPresent();
        assertThat(tokens.recall(token)).isEqualTo(verified);
    }

    @Test
    void recallsNoneOfWhichACharacterDiffers() {
        var token = TestTokens.of(USER, 0, "user");
        tokens.verify(token);

        for (var at = 0; at < token.length(); at++) {
            var other = new StringBuilder(token);
            other.setCharAt(at, token.charAt(at) == 'A' ? 'B' : 'A');
            assertThat(tokens.recall(other.toString())).as("character %s", at).isEmpty();
        }
        assertThat(tokens.recall(token + "A")).isEmpty();
        assertThat(tokens.recall(token)).isPresent();
    }

    @Test
    void recallsNothingThatWasRefused() {
        var stranger = TestTokens.of(USER, 0, "user");
        var keyless =
                new AccessTokens(new TokenSettings(), new NothingPublished(), new MovedByHand());

        assertThat(keyless.verify(stranger)).isEmpty();

        assertThat(keyless.recall(stranger)).isEmpty();
    }

    @Test
    void forgetsAfterTenSeconds() {
        var token = TestTokens.of(USER, 0, "user");
        tokens.verify(token);

        now = now.plus(RememberedTokens.FOR).minusNanos(1);
        assertThat(tokens.recall(token)).isPresent();

        now = now.plusNanos(1);
        assertThat(tokens.recall(token)).isEmpty();
        assertThat(tokens.verify(token)).as("which is no end").isPresent();
    }

    @Test
    void forgetsWhenATokenExpiresWhicheverIsSooner() {
        // Tokens of the tests last ten minutes.
        var token = TestTokens.of(USER, 0, "user");
        now = now.plus(Duration.ofMinutes(10)).minusSeconds(5);
        assertThat(tokens.verify(token)).isPresent();

        now = now.plusSeconds(6);

        assertThat(tokens.recall(token)).isEmpty();
    }

    @Test
    void believesNothingAfterTheClockWasSetBack() {
        var token = TestTokens.of(USER, 0, "user");
        tokens.verify(token);

        now = now.minusSeconds(1);

        assertThat(tokens.recall(token)).isEmpty();
    }

    @Test
    void remembersABoundedNumber() {
        var remembered = new RememberedTokens(new MovedByHand());
        var principal = tokens.verify(TestTokens.of(USER, 0, "user")).orElseThrow();
        for (var i = 0; i < 20_000; i++) {
            remembered.add("token " + i, principal, now.plusSeconds(60));
        }

        var kept = 0;
        for (var i = 0; i < 20_000; i++) {
            kept += remembered.find("token " + i).isPresent() ? 1 : 0;
        }
        assertThat(kept).isBetween(1, 5_000);
    }

    private static TokenSettings settings() {
        var settings = new TokenSettings();
        settings.setPublicKeys(TestTokens.publicKeys());
        return settings;
    }

    private final class MovedByHand extends Clock {

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            throw new UnsupportedOperationException("nobody asks for another zone");
        }
    }
}
