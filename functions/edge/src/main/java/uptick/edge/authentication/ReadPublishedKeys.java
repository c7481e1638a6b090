package uptick.edge.authentication;

import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

import io.micronaut.context.BeanProvider;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import uptick.edge.principal.PublicJwk;
import uptick.edge.principal.PublishedKeys;
import uptick.edge.problem.ProblemException;
import uptick.edge.transaction.Transactions;
import uptick.model.accounts.SigningKey;
import uptick.model.accounts.SigningKeys;

/// Reads the keys that are published when a token first names one of them, and remembers them. Tokens of the settings'
/// keys never come here; forged ids come here, but reach the database once every few seconds, together.
@Singleton
final class ReadPublishedKeys implements PublishedKeys {

    /* A key that is withdrawn before its time is believed for so long. */
    private static final Duration REMEMBERED_FOR = Duration.ofMinutes(5);
    private static final int MOST = 20;
    private static final Logger LOG = LoggerFactory.getLogger(ReadPublishedKeys.class);

    private final BeanProvider<SigningKeys> keys;
    private final BeanProvider<Transactions> transactions;
    private final Clock clock;
    private final Lock reading = new ReentrantLock();
    private volatile Reading last = new Reading(Instant.MIN, Map.of(), null);

    ReadPublishedKeys(
            BeanProvider<SigningKeys> keys, BeanProvider<Transactions> transactions, Clock clock) {
        this.keys = keys;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public boolean isDue(String keyId) {
        return last.isDueFor(keyId, clock.instant());
    }

    @Override
    public Optional<RSAPublicKey> find(String keyId) {
        if (isDue(keyId)) {
            readUnlessAnotherDid(keyId);
        }
        var known = last;
        var key = known.believed(keyId, clock.instant());
        if (key == null && known.failure() != null) {
            throw known.failure();
        }
        return Optional.ofNullable(key).map(Believed::key);
    }

    private void readUnlessAnotherDid(String keyId) {
        reading.lock();
        try {
            var now = clock.instant();
            if (last.isDueFor(keyId, now)) {
                last = read(now);
            }
        } finally {
            reading.unlock();
        }
    }

    /* What was read before is kept over an outage: who is withdrawn meanwhile gets no further than the database. */
    private Reading read(Instant now) {
        try {
            var found =
                    transactions.get().ofLogin().readAsJob(() -> keys.get().findTrusted(now, MOST));
            var believed = new HashMap<String, Believed>();
            found.forEach(key -> add(believed, key));
            return new Reading(now, Map.copyOf(believed), null);
        } catch (ProblemException outage) {
            return new Reading(now, last.keys(), outage);
        }
    }

    private static void add(Map<String, Believed> believed, SigningKey key) {
        try {
            believed.put(
                    key.keyId(),
                    new Believed(PublicJwk.parse(key.publicJwk()), key.trustedUntil()));
        } catch (IllegalArgumentException wrong) {
            // One row that is none leaves the others what they are.
            LOG.error("The published key {} is not usable", key.keyId(), wrong);
        }
    }

    /// @param until null while it signs
    private record Believed(RSAPublicKey key, @Nullable Instant until) {}

    /// @param failure why nothing was read then, null where it was; `keys` are those from before
    private record Reading(
            Instant at, Map<String, Believed> keys, @Nullable ProblemException failure) {

        @Nullable Believed believed(String keyId, Instant now) {
            var key = keys.get(keyId);
            return key == null || (key.until != null && !now.isBefore(key.until)) ? null : key;
        }

        /* A clock that was set back makes everything due. */
        boolean isDueFor(String keyId, Instant now) {
            var kept = believed(keyId, now) == null ? KNOWN_WITHIN : REMEMBERED_FOR;
            return now.isBefore(at) || Duration.between(at, now).compareTo(kept) >= 0;
        }
    }
}
