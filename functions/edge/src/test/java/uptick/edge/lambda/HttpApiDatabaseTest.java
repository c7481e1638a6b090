package uptick.edge.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;

import uptick.edge.idempotency.Effects;
import uptick.testing.database.TestDatabase;
import uptick.testing.database.WithDatabase;
import uptick.testing.lambda.HttpApiEvent;
import uptick.testing.lambda.RecordedEvents;

/// What is counted and kept in the database, behind the gateway.
@WithDatabase
class HttpApiDatabaseTest {

    private final TestDatabase database;
    private final Effects effects;

    HttpApiDatabaseTest(TestDatabase database) throws Exception {
        this.database = database;
        this.effects = Effects.in(database, URI.create("http://localhost"));
    }

    @Test
    void givesTheSameBytesForTheSameRequest() throws Exception {
        try (var function = function(Map.of())) {
            var event = create(effects.token(), "once");

            var first = function.send(event);
            var again = function.send(event);

            assertThat(first.status()).as(first.json()).isEqualTo(201);
            assertThat(first.isBase64Encoded()).isFalse();
            assertThat(first.body()).contains("\"name\":\"once\"");
            assertThat(first.header("content-type")).isEqualTo("application/json");
            assertThat(first.header("location")).startsWith("/probe/effects/");
            assertThat(again.status()).isEqualTo(201);
            assertThat(again.body()).isEqualTo(first.body());
            assertThat(again.header("location")).isEqualTo(first.header("location"));
            assertThat(again.header("content-type")).isEqualTo(first.header("content-type"));
            assertThat(effects.named("once")).hasSize(1);
        }
    }

    @Test
    void servesNoMoreThanTheTierAllows() throws Exception {
        try (var function =
                function(
                        Map.of(
                                "uptick.tier.count-requests", "true",
                                "uptick.tier.free.requests-per-day", "2"))) {
            var token = effects.token();
            for (var i = 0; i < 2; i++) {
                assertThat(function.send(create(token, "one of two")).status()).isEqualTo(201);
            }

            var refused = function.send(create(token, "one of two"));

            assertThat(refused.status()).as(refused.json()).isEqualTo(429);
            assertThat(refused.body()).contains("\"limit\":\"requests_per_day\"");
            assertThat(refused.header("retry-after")).isNotEmpty();
        }
    }

    private static HttpApiEvent create(String token, String name) {
        return RecordedEvents.request("POST", "/probe/effects")
                .header("authorization", "Bearer " + token)
                .header("idempotency-key", "a key")
                .body("application/json", "{\"name\":\"" + name + "\",\"refused\":false}");
    }

    private InProcess function(Map<String, String> settings) {
        var all = new HashMap<String, Object>(database.properties());
        all.put("uptick.probe.effects", "true");
        all.putAll(settings);
        return new InProcess(all);
    }
}
