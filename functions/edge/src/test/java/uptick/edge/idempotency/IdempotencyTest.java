package uptick.edge.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import uptick.testing.database.TestDatabase;
import uptick.testing.database.WithDatabase;
import uptick.testing.token.TrustsTestTokens;

@WithDatabase
@TrustsTestTokens
@MicronautTest(transactional = false)
@Property(name = "uptick.probe.effects", value = "true")
@Property(name = "uptick.transaction.assume-role", value = "true")
@Property(name = "datasources.default.maximum-pool-size", value = "4")
class IdempotencyTest {

    private static final String EFFECTS = "/probe/effects";

    private final ProbeController probe;
    private final Effects effects;
    private String token = "";
    private final String key = UUID.randomUUID().toString();
    private final String name = "effect-" + key;

    IdempotencyTest(EmbeddedServer server, ProbeController probe, TestDatabase database)
            throws SQLException {
        this.probe = probe;
        this.effects = Effects.in(database, server.getURI());
    }

    @BeforeEach
    void signIn() throws SQLException {
        token = effects.token();
    }

    @Test
    void givesTheSameBytesForTheSameRequest() throws Exception {
        var first = post(key, body());
        var again = post(key, body());

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(first.body()).contains("\"name\":\"" + name + "\"");
        assertThat(first.headers().firstValue("content-type")).hasValue("application/json");
        assertThat(first.headers().firstValue("location").orElseThrow())
                .startsWith("/probe/effects/");
        assertSame(again, first);
        assertThat(effects.named(name)).hasSize(1);
    }

    @Test
    void answersUnderAKeyAsItDoesWithoutOne() throws Exception {
        var without = post(null, body());
        var under = post(key, body());

        assertThat(shape(under)).isEqualTo(shape(without));
        assertThat(under.headers().map().keySet()).isEqualTo(without.headers().map().keySet());
    }

    @Test
    void givesTheSameForAnAnswerWithoutABody() throws Exception {
        var first = effects.post("/probe/effects/none", token, key, null);
        var again = effects.post("/probe/effects/none", token, key, null);

        assertThat(first.statusCode()).isEqualTo(204);
        assertSame(again, first);
    }

    @Test
    void doesItAgainWithoutAKey() throws Exception {
        var first = post(null, body());
        var again = post(null, body());

        assertThat(again.body()).isNotEqualTo(first.body());
        assertThat(effects.named(name)).hasSize(2);
    }

    @Test
    void takesTheOrderOfMembersAndSpaceForTheSameRequest() throws Exception {
        var first = post(key, "{\"name\":\"" + name + "\",\"labels\":{\"a\":\"1\",\"b\":\"2\"}}");
        var again =
                post(
                        key,
                        "{ \"labels\": {\"b\":\"2\", \"a\":\"1\"},\n \"name\": \"" + name + "\" }");

        assertSame(again, first);
    }

    @Test
    void refusesAnotherRequestUnderTheSameKey() throws Exception {
        post(key, body());

        var otherBody = post(key, "{\"name\":\"other\"}");
        var otherPath = effects.post("/probe/effects/others", token, key, body());
        var otherQuery = effects.post(EFFECTS + "?for=another", token, key, body());

        assertProblem(otherBody, 422, "/problems/idempotency-mismatch");
        assertProblem(otherPath, 422, "/problems/idempotency-mismatch");
        assertProblem(otherQuery, 422, "/problems/idempotency-mismatch");
        assertThat(effects.named("other")).isEmpty();
    }

    @Test
    void keepsOnePersonsKeyFromAnothers() throws Exception {
        var mine = post(key, body());
        token = effects.token();
        var theirs = post(key, body());

        assertThat(theirs.statusCode()).isEqualTo(201);
        assertThat(theirs.body()).isNotEqualTo(mine.body());
    }

    @Test
    void servesThoseWhoAreNobodyYet() throws Exception {
        var first = effects.post("/probe/effects/anonymous", null, key, body());
        var again = effects.post("/probe/effects/anonymous", null, key, body());

        assertThat(first.statusCode()).isEqualTo(201);
        assertSame(again, first);
        assertThat(effects.named(name)).hasSize(1);
    }

    @Test
    void saysThatTheFirstIsAtWork() throws Exception {
        var works = new CountDownLatch(1);
        var until = new CountDownLatch(1);
        probe.hold(works, until);
        try (var other = Executors.newSingleThreadExecutor()) {
            var first = other.submit(() -> post(key, "{\"name\":\"held\"}"));
            assertThat(works.await(60, TimeUnit.SECONDS)).isTrue();

            var second = post(key, "{\"name\":\"held\"}");
            until.countDown();

            assertProblem(second, 409, "/problems/in-flight");
            assertThat(second.headers().firstValue("retry-after")).hasValue("1");
            var answered = first.get(60, TimeUnit.SECONDS);
            assertThat(answered.statusCode()).isEqualTo(201);
            assertSame(post(key, "{\"name\":\"held\"}"), answered);
        }
    }

    @Test
    void leavesNoKeyWhereTheWorkWasRefused() throws Exception {
        var refused = post(key, "{\"name\":\"" + name + "\",\"refused\":true}");
        var allowed = post(key, body());

        assertProblem(refused, 400, "/problems/invalid-request");
        assertThat(allowed.statusCode()).isEqualTo(201);
        assertThat(effects.named(name)).hasSize(1);
    }

    @Test
    void beginsAnewWhereTheKeyHasExpired() throws Exception {
        var first = post(key, body());
        effects.execute("UPDATE idempotency_keys SET expires_at = now() - interval '1 second'");

        var anew = post(key, body());

        assertThat(anew.statusCode()).isEqualTo(201);
        assertThat(anew.body()).isNotEqualTo(first.body());
        assertThat(effects.named(name)).hasSize(2);
    }

    @Test
    void keepsAnswersForADay() throws Exception {
        post(key, body());

        assertThat(
                        effects.texts(
                                "SELECT DISTINCT expires_at - created_at BETWEEN interval '23:59' AND interval '24:01' FROM idempotency_keys WHERE created_at > now() - interval '1 minute' AND expires_at > now()"))
                .containsExactly("t");
    }

    @Test
    void leavesNothingToReadInTheTable() throws Exception {
        post(key, "{\"name\":\"" + name + "\",\"password\":\"correct horse canary\"}");

        var rows =
                effects.texts(
                        "SELECT concat_ws(' ', k, encode(request_hash, 'escape'), encode(response_body, 'escape')) FROM idempotency_keys k");
        assertThat(rows).isNotEmpty();
        assertThat(String.join("\n", rows))
                .doesNotContain(key)
                .doesNotContain(name)
                .doesNotContain("canary")
                .doesNotContain("secret-shown-once")
                .doesNotContain("/probe")
                .doesNotContain("json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "TOO LONG", "tab\tin it"})
    void refusesAKeyThatIsNone(String wrong) throws Exception {
        var refused = post(wrong.equals("TOO LONG") ? "k".repeat(256) : wrong, body());

        assertProblem(refused, 400, "/problems/invalid-request");
        assertThat(refused.body()).contains("\"field\":\"Idempotency-Key\"");
        assertThat(effects.named(name)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 255})
    void takesKeysOfAnyLengthBetween(int length) throws Exception {
        assertThat(post("~".repeat(length), body()).statusCode()).isEqualTo(201);
    }

    private String body() {
        return "{\"name\":\"" + name + "\"}";
    }

    private HttpResponse<String> post(@Nullable String key, String body) throws Exception {
        return effects.post(EFFECTS, token, key, body);
    }

    private static String shape(HttpResponse<String> response) {
        return response.statusCode() + response.body().replaceAll("[0-9a-f-]{36}", "ID");
    }

    private static void assertSame(HttpResponse<String> again, HttpResponse<String> first) {
        assertThat(again.statusCode()).isEqualTo(first.statusCode());
        assertThat(again.body()).isEqualTo(first.body());
        for (var header : new String[] {"content-type", "location", "content-length"}) {
            assertThat(again.headers().firstValue(header))
                    .isEqualTo(first.headers().firstValue(header));
        }
    }

    private static void assertProblem(HttpResponse<String> response, int status, String type) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.body()).contains("\"type\":\"" + type + "\"");
    }
}
