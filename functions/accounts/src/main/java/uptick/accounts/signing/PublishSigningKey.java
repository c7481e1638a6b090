package uptick.accounts.signing;

import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

import com.nimbusds.jose.jwk.RSAKey;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

import uptick.accounts.AccountsSettings;
import uptick.edge.principal.PublicJwk;
import uptick.edge.principal.PublishedKeys;
import uptick.edge.principal.TokenSettings;
import uptick.edge.transaction.DatabaseRole;
import uptick.edge.transaction.InTransaction;
import uptick.edge.transaction.Transactions;
import uptick.model.accounts.SigningKey;
import uptick.model.accounts.SigningKeys;
import uptick.model.accounts.SigningKeysWriter;

/// Publishes this instance's signing key and ends the turn of the others, whose tokens are believed until the last of
/// them has expired.
///
/// While a deployment replaces instances, two keys sign at once. Each instance looks once a minute whether it is still
/// its key's turn and takes it again, so that no key is given up while somebody signs with it.
@Singleton
final class PublishSigningKey implements KeyPublication {

    private static final Duration LOOKED_AT_EVERY = Duration.ofMinutes(1);
    private static final Duration SETTLING = PublishedKeys.KNOWN_WITHIN.plusSeconds(1);
    private static final int MOST = 20;

    private final SigningKeys keys;
    private final SigningKeysWriter writer;
    private final InTransaction inTransaction;
    private final Duration believedAfterwards;
    private final Clock clock;
    private final Lock publishing = new ReentrantLock();
    private volatile @Nullable Instant lookedAt;

    PublishSigningKey(
            SigningKeys keys,
            SigningKeysWriter writer,
            Transactions transactions,
            TokenSettings tokenSettings,
            Clock clock) {
        this.keys = keys;
        this.writer = writer;
        this.inTransaction = transactions.of(DatabaseRole.UPTICK_ACCOUNTS);
        // The others may sign for longer than our settings say, and until they have looked again.
        this.believedAfterwards =
                AccountsSettings.LONGEST_LIFETIME
                        .plus(tokenSettings.getClockSkew())
                        .plus(LOOKED_AT_EVERY);
        this.clock = clock;
    }

    @Override
    public void ensure(RSAKey key) {
        if (wasLookedAt(clock.instant())) {
            return;
        }
        if (inTransaction.isUnderWay()) {
            // What is written in somebody else's transaction is seen by nobody before its commit,
            // and
            // waiting here would keep a connection from those who need one.
            throw new IllegalStateException("a key is published before a transaction, not in one");
        }
        publishing.lock();
        try {
            var now = clock.instant();
            if (!wasLookedAt(now)) {
                publish(key, now);
                lookedAt = now;
            }
        } finally {
            publishing.unlock();
        }
    }

    private void publish(RSAKey key, Instant now) {
        var signsFrom = inTransaction.asJob(() -> publishUnlessItSigns(key, now));
        if (signsFrom != null) {
            waitUntil(signsFrom);
            inTransaction.<@Nullable Void>asJob(
                    () -> {
                        takeTurn(key.getKeyID());
                        return null;
                    });
        }
    }

    private boolean wasLookedAt(Instant now) {
        var before = lookedAt;
        return before != null
                && !now.isBefore(before)
                && now.isBefore(before.plus(LOOKED_AT_EVERY));
    }

    /* When it may sign, null where it does and no other. The first key of all has nobody who would have to hear of it:
     * it is in the settings, or nobody has asked for another yet. */
    private @Nullable Instant publishUnlessItSigns(RSAKey key, Instant now) {
        if (signsAlone(key, keys.findTrusted(now, MOST), now)) {
            return null;
        }
        writer.lock();
        var isFirst = keys.findTrusted(now, MOST).isEmpty();
        writer.publish(key.getKeyID(), key.toJSONString(), isFirst ? now : now.plus(SETTLING));
        var published =
                keys.findByKeyId(key.getKeyID())
                        .orElseThrow(() -> new IllegalStateException("no key was published"));
        requireSame(key, published);
        return published.signsFrom();
    }

    private static boolean signsAlone(RSAKey key, List<SigningKey> trusted, Instant now) {
        var signing =
                trusted.stream()
                        .filter(each -> each.signsUntil() == null && !each.signsFrom().isAfter(now))
                        .toList();
        if (signing.size() != 1 || !signing.getFirst().keyId().equals(key.getKeyID())) {
            return false;
        }
        requireSame(key, signing.getFirst());
        return true;
    }

    private static void requireSame(RSAKey key, SigningKey published) {
        RSAPublicKey known = PublicJwk.parse(published.publicJwk());
        if (!known.getModulus().equals(key.getModulus().decodeToBigInteger())) {
            throw new IllegalStateException(
                    "uptick.accounts.signing-key has the id of another key that was published, "
                            + key.getKeyID());
        }
    }

    /* By then every function asks for an id that it did not find before. */
    private void waitUntil(Instant signsFrom) {
        var pause = Duration.between(clock.instant(), signsFrom);
        if (pause.isPositive()) {
            try {
                Thread.sleep(pause.compareTo(SETTLING) < 0 ? pause : SETTLING);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted before a key was known", interrupted);
            }
        }
    }

    private void takeTurn(String keyId) {
        var now = clock.instant();
        writer.lock();
        writer.resume(keyId);
        writer.retireOthers(keyId, now, now.plus(believedAfterwards));
    }
}
