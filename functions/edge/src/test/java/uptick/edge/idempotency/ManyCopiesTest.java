package uptick.edge.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;

import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import org.junit.jupiter.api.Test;

import uptick.testing.database.TestDatabase;
import uptick.testing.database.WithDatabase;
import uptick.testing.token.TrustsTestTokens;

/// Fifty copies of each of many requests over HTTP, a few keys at a time so that copies meet (`-Duptick.full=true`: of
/// 500 requests): each has one effect, and all its copies get one answer.
@WithDatabase
@TrustsTestTokens
@MicronautTest(transactional = false)
@Property(name = "uptick.probe.effects", value = "true")
@Property(name = "uptick.transaction.assume-role", value = "true")
@Property(name = "uptick.tier.free.requests-per-day", value = "1000000")
@Property(name = "datasources.default.maximum-pool-size", value = "16")
class ManyCopiesTest {

    private static final int KEYS = Boolean.getBoolean("uptick.full") ? 500 : 40;
    private static final int COPIES = 50;
    private static final int KEYS_AT_ONCE = 4;
    private static final int CLIENTS = 16;

    private final Effects effects;

    ManyCopiesTest(EmbeddedServer server, TestDatabase database) throws Exception {
        this.effects = Effects.in(database, server.getURI());
    }

    @Test
    void haveOneEffectForEachKeyAndOneAnswer() throws Exception {
        var token = effects.token();
        Queue<String> copies = new ConcurrentLinkedQueue<>(copies());
        Map<String, Queue<String>> answers = new ConcurrentHashMap<>();

        try (var clients = Executors.newFixedThreadPool(CLIENTS)) {
            var all =
                    clients.invokeAll(Collections.nCopies(CLIENTS, client(token, copies, answers)));
            for (var each : all) {
                each.get();
            }
        }

        assertThat(answers).hasSize(KEYS);
        assertThat(answers.values())
                .allSatisfy(
                        same -> {
                            assertThat(same).hasSize(COPIES);
                            assertThat(same).containsOnly(same.element());
                        });
        assertThat(effects.texts("SELECT name FROM effects"))
                .containsExactlyInAnyOrderElementsOf(answers.keySet());
    }

    /* A copy that is told to come again goes to the end of the queue. */
    private Callable<Void> client(
            String token, Queue<String> copies, Map<String, Queue<String>> answers) {
        return () -> {
            for (var key = copies.poll(); key != null; key = copies.poll()) {
                var response =
                        effects.post("/probe/effects", token, key, "{\"name\":\"" + key + "\"}");
                if (response.statusCode() == 409) {
                    assertThat(response.body()).contains("/problems/in-flight");
                    copies.add(key);
                } else {
                    assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
                    answers.computeIfAbsent(key, _ -> new ConcurrentLinkedQueue<>())
                            .add(response.headers().firstValue("location") + response.body());
                }
            }
            return null;
        };
    }

    private static List<String> copies() {
        var all = new ArrayList<String>();
        for (var from = 0; from < KEYS; from += KEYS_AT_ONCE) {
            var together = new ArrayList<String>();
            for (var key = from; key < from + KEYS_AT_ONCE; key++) {
                together.addAll(Collections.nCopies(COPIES, "key-" + key));
            }
            Collections.shuffle(together, new Random(from));
            all.addAll(together);
        }
        return all;
    }
}
