package uptick.model.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import io.micronaut.context.annotation.Property;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.transaction.TransactionOperations;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import uptick.testing.database.WithDatabase;

@WithDatabase
@MicronautTest(startApplication = false, transactional = false)
@Property(name = "datasources.default.maximum-pool-size", value = "8")
class IdempotencyKeysTest {

    private static final Instant NOW = Instant.parse("2026-11-21T06:00:00.123456Z");
    private static final Duration KEPT = Duration.ofDays(1);
    private static final Instant UNTIL = NOW.plus(KEPT);
    private static final byte[] REQUEST = new byte[32];

    private final IdempotencyKeys keys;
    private final TransactionOperations<Connection> transactions;

    IdempotencyKeysTest(IdempotencyKeys keys, TransactionOperations<Connection> transactions) {
        this.keys = keys;
        this.transactions = transactions;
    }

    @Test
    void giveTheSameBytesAgain() {
        var body = new byte[256];
        for (var i = 0; i < body.length; i++) {
            body[i] = (byte) i;
        }

        write("bytes", "{\"location\": \"/v1/ü\"}", body);

        var again = begin("bytes", REQUEST, NOW);
        assertThat(again.outcome()).isEqualTo(IdempotencyKeys.Outcome.ANSWERED);
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.headers()).isEqualTo("{\"location\": \"/v1/ü\"}");
        assertThat(again.body()).isEqualTo(body);
    }

    @Test
    void knowAnAnswerWithoutHeadersAndBody() {
        write("empty", null, new byte[0]);

        var again = begin("empty", REQUEST, NOW);
        assertThat(again.outcome()).isEqualTo(IdempotencyKeys.Outcome.ANSWERED);
        assertThat(again.headers()).isNull();
        assertThat(again.body()).isEmpty();
    }

    @Test
    void refuseAnotherRequestUntilTheyExpire() {
        write("other", null, new byte[0]);
        var other = new byte[32];
        other[0] = 1;

        assertThat(begin("other", other, NOW).outcome())
                .isEqualTo(IdempotencyKeys.Outcome.MISMATCH);
        assertThat(begin("other", other, UNTIL).outcome()).isEqualTo(IdempotencyKeys.Outcome.BEGUN);
    }

    @Test
    void forgetWhatWasRolledBack() {
        transactions.executeWrite(
                status -> {
                    assertThat(begin("undone", REQUEST, NOW).outcome())
                            .isEqualTo(IdempotencyKeys.Outcome.BEGUN);
                    status.setRollbackOnly();
                    return 0;
                });

        assertThat(begin("undone", REQUEST, NOW).outcome())
                .isEqualTo(IdempotencyKeys.Outcome.BEGUN);
    }

    @Test
    void doNotWaitForOneThatIsAtWork() throws Exception {
        try (var other = Executors.newSingleThreadExecutor()) {
            transactions.executeWrite(
                    _ -> {
                        begin("busy", REQUEST, NOW);

                        assertThat(
                                        other.submit(() -> begin("busy", REQUEST, NOW))
                                                .get(30, TimeUnit.SECONDS)
                                                .outcome())
                                .isEqualTo(IdempotencyKeys.Outcome.IN_FLIGHT);
                        return keys.answer("ann", "busy", 204, null, new byte[0]);
                    });
        }
        assertThat(begin("busy", REQUEST, NOW).status()).isEqualTo(204);
    }

    private void write(String key, @Nullable String headers, byte[] body) {
        transactions.executeWrite(
                _ -> {
                    assertThat(begin(key, REQUEST, NOW).outcome())
                            .isEqualTo(IdempotencyKeys.Outcome.BEGUN);
                    return keys.answer("ann", key, 201, headers, body);
                });
    }

    private IdempotencyKeys.Begun begin(String key, byte[] request, Instant at) {
        return keys.begin("ann", key, request, at, at.plus(KEPT));
    }
}
