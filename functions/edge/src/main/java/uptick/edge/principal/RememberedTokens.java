package uptick.edge.principal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;

import io.micronaut.core.util.clhm.ConcurrentLinkedHashMap;

/// Tokens that were verified a moment ago, and whose they are: a page asks several times within seconds, and the
/// signature is most of what a check costs.
///
/// Only what was found right is remembered, by the SHA-256 of its whole text: a text that differs in one bit is another
/// one. What ends a token otherwise, the epoch of its account, is looked up in each transaction as ever.
final class RememberedTokens {

    /// How long a token is not checked anew, and so how much longer than before one is believed whose key is withdrawn.
    static final Duration FOR = Duration.ofSeconds(10);

    /* About 300 bytes each. */
    private static final int MOST = 4096;

    private final ConcurrentLinkedHashMap<String, Verified> verified =
            new ConcurrentLinkedHashMap.Builder<String, Verified>()
                    .maximumWeightedCapacity(MOST)
                    .build();
    private final Clock clock;

    RememberedTokens(Clock clock) {
        this.clock = clock;
    }

    /// Whose a token is, if it was verified within the last [#FOR] and has not expired since.
    Optional<Principal> find(String token) {
        var digest = digest(token);
        var known = verified.get(digest);
        if (known == null) {
            return Optional.empty();
        }
        var now = clock.instant();
        // Before its time it is none either: the clock was set back, and what was right then may
        // not be now.
        if (now.isBefore(known.from) || !now.isBefore(known.until)) {
            verified.remove(digest, known);
            return Optional.empty();
        }
        return Optional.of(known.principal);
    }

    /// Remembers a token that was just found right.
    ///
    /// @param expiresAt the token's own end
    void add(String token, Principal principal, Instant expiresAt) {
        var now = clock.instant();
        var until = now.plus(FOR);
        verified.put(
                digest(token),
                new Verified(principal, now, until.isBefore(expiresAt) ? until : expiresAt));
    }

    /* The text itself stays out of what is kept, and how long a comparison takes says nothing about it. */
    private static String digest(String token) {
        try {
            var sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private record Verified(Principal principal, Instant from, Instant until) {}
}
