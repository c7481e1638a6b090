package uptick.edge.authentication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ConnectException;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import io.micronaut.context.annotation.Property;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import uptick.edge.problem.ProblemException;
import uptick.edge.problem.ProblemType;
import uptick.edge.problem.Problems;
import uptick.edge.transaction.Transactions;
import uptick.model.accounts.SigningKeys;
import uptick.testing.database.TestDatabase;
import uptick.testing.database.WithDatabase;

@WithDatabase
@MicronautTest(startApplication = false, transactional = false)
@Property(name = "datasources.default.maximum-pool-size", value = "2")
class ReadPublishedKeysTest {

    private static final Instant NOW = Instant.parse("2026-11-21T06:00:00Z");
    private static final RSAKey KEY = key("published");

    private final Accounts rows;
    private final StandingClock clock = new StandingClock(NOW);
    private final AtomicInteger reads = new AtomicInteger();
    private final ReadPublishedKeys keys;
    private volatile boolean isOut;

    ReadPublishedKeysTest(SigningKeys stored, Transactions transactions, TestDatabase database) {
        rows = new Accounts(database);
        keys =
                new ReadPublishedKeys(
                        () -> stored,
                        () -> {
                            reads.incrementAndGet();
                            if (isOut) {
                                throw Problems.databaseUnavailable(new ConnectException("refused"));
                            }
                            return transactions;
                        },
                        clock);
    }

    @BeforeEach
    void oneKeyIsPublished() {
        rows.execute("DELETE FROM signing_keys");
        publish(KEY);
    }

    @Test
    void areReadOnceHoweverOftenTheyAreAskedFor() throws JOSEException {
        assertThat(keys.isDue("published")).isTrue();
        for (var i = 0; i < 100; i++) {
            assertThat(keys.find("published")).contains(KEY.toRSAPublicKey());
            assertThat(keys.isDue("published")).isFalse();
        }

        assertThat(reads).hasValue(1);
    }

    @Test
    void areReadOnceByManyAtOnce() throws Exception {
        assertThat(Together.run(16, () -> keys.find("published").isPresent())).containsOnly(true);

        assertThat(reads).hasValue(1);
    }

    @Test
    void areNotReadForEveryForgedId() {
        var random = new Random(7);
        for (var i = 0; i < 1000; i++) {
            assertThat(keys.find("forged " + random.nextLong())).isEmpty();
        }
        assertThat(reads).hasValue(1);

        clock.pass(Duration.ofSeconds(2));
        for (var i = 0; i < 1000; i++) {
            assertThat(keys.find("forged " + random.nextLong())).isEmpty();
        }
        assertThat(reads).hasValue(2);
    }

    @Test
    void areKnownTwoSecondsAfterTheyWerePublished() {
        keys.find("forged");
        publish(key("new"));
        assertThat(keys.find("new")).isEmpty();

        clock.pass(Duration.ofSeconds(2));

        assertThat(keys.find("new")).isPresent();
    }

    @Test
    void endWhenTheyAreNoLongerTrustedWithoutBeingRead() {
        rows.execute(
                "UPDATE signing_keys SET signs_until = '%1$s', trusted_until = '%2$s'"
                        .formatted(NOW, NOW.plusSeconds(100)));
        clock.pass(Duration.ofSeconds(99));
        assertThat(keys.find("published")).isPresent();

        clock.pass(Duration.ofSeconds(1));

        assertThat(keys.find("published")).isEmpty();
        assertThat(keys.find("published")).isEmpty();
        assertThat(reads).hasValueLessThanOrEqualTo(2);
    }

    @Test
    void endWithinMinutesWhenTheyAreWithdrawn() {
        assertThat(keys.find("published")).isPresent();
        rows.execute("DELETE FROM signing_keys");
        clock.pass(Duration.ofMinutes(5).minusNanos(1));
        assertThat(keys.find("published")).isPresent();

        clock.pass(Duration.ofNanos(1));

        assertThat(keys.find("published")).isEmpty();
    }

    @Test
    void areReadAgainWhereTheClockWasSetBack() {
        keys.find("published");

        clock.pass(Duration.ofDays(-1));

        assertThat(keys.isDue("published")).isTrue();
    }

    @Test
    void cannotBeDeniedWhileTheDatabaseIsOut() {
        isOut = true;

        for (var i = 0; i < 100; i++) {
            assertThatThrownBy(() -> keys.find("published"))
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            problem ->
                                    assertThat(problem.type())
                                            .isEqualTo(ProblemType.DATABASE_UNAVAILABLE));
        }
        assertThat(reads).hasValue(1);

        isOut = false;
        clock.pass(Duration.ofSeconds(2));
        assertThat(keys.find("published")).isPresent();
    }

    @Test
    void areKeptOverAnOutage() {
        keys.find("published");
        isOut = true;
        clock.pass(Duration.ofMinutes(6));

        assertThat(keys.find("published")).isPresent();
    }

    @Test
    void areReadPastARowThatIsNone() throws JOSEException {
        rows.execute(
                "INSERT INTO signing_keys (key_id, public_jwk, signs_from) VALUES ('short', '%s', '%s'), ('none', '{\"kid\": \"none\"}', '%2$s')"
                        .formatted(
                                new RSAKeyGenerator(1024, true)
                                        .keyID("short")
                                        .generate()
                                        .toPublicJWK(),
                                NOW));

        assertThat(keys.find("short")).isEmpty();
        assertThat(keys.find("none")).isEmpty();
        assertThat(keys.find("published")).isPresent();
    }

    private void publish(RSAKey key) {
        rows.execute(
                "INSERT INTO signing_keys (key_id, public_jwk, signs_from) VALUES ('%s', '%s', '%s')"
                        .formatted(key.getKeyID(), key.toPublicJWK(), NOW.minusSeconds(60)));
    }

    private static RSAKey key(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
