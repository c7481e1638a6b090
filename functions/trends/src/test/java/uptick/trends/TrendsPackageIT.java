package uptick.trends;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static uptick.trends.CollectedRows.video;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import io.micronaut.context.annotation.Property;
import io.micronaut.json.JsonMapper;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import uptick.model.collections.ObservationState;
import uptick.model.collections.ObservationsWriter;
import uptick.testing.database.TestDatabase;
import uptick.testing.database.WithDatabase;
import uptick.testing.lambda.FunctionPackage;
import uptick.testing.lambda.HttpApiEvent;
import uptick.testing.lambda.LambdaRuntime;
import uptick.testing.lambda.RecordedEvents;
import uptick.testing.lambda.RunningFunction;
import uptick.testing.token.TestTokens;
import uptick.testing.token.TrustsTestTokens;

/// What is deployed, in Lambda's runtime, logged in under the role that it has there.
@WithDatabase
@TrustsTestTokens
@MicronautTest(transactional = false)
@Property(name = "uptick.transaction.assume-role", value = "true")
class TrendsPackageIT {

    private static final Path JAR = Path.of("target", "uptick-trends-lambda.jar");
    private static final Path RECORDINGS =
            Path.of("../../infra/testing/src/test/resources/uptick/testing/lambda");
    private static final int MOST_BYTES = 18_000_000;
    private static final String HTTP = "uptick.edge.lambda.HttpApiHandler";
    private static final String ROLE = "uptick_trends";
    private static final String PASSWORD = "canary-" + UUID.randomUUID();

    private static @Nullable RunningFunction running;

    private final Sql sql;
    private final ScoredRows scored;
    private final CollectedRows collected;
    private final UUID user;
    private final String token;
    private final TrendsClient client;
    private UUID run = UUID.randomUUID();

    TrendsPackageIT(
            EmbeddedServer server,
            JsonMapper json,
            ObservationsWriter observations,
            TestDatabase database)
            throws SQLException {
        sql = new Sql(database);
        scored = new ScoredRows(sql);
        collected = new CollectedRows(sql, observations);
        user =
                sql.id(
                        "INSERT INTO users (username, password_hash) VALUES ('ann-' || uuidv4(), 'x') RETURNING id");
        token = TestTokens.of(user, 0, "user");
        client = TrendsClient.of(server.getURI(), json, token);
    }

    @BeforeAll
    static void theRoleLogsIn(TestDatabase database) throws SQLException {
        new Sql(database).execute("ALTER ROLE " + ROLE + " LOGIN PASSWORD '" + PASSWORD + "'");
        running = runtime(HTTP, database).start();
    }

    @AfterAll
    static void theRoleLogsInNoMore(TestDatabase database) throws SQLException {
        function().close();
        new Sql(database).execute("ALTER ROLE " + ROLE + " NOLOGIN PASSWORD NULL");
    }

    @BeforeEach
    void aCollectionIsScored() throws SQLException {
        sql.forgetCollections();
        run = scored.scored(Instant.parse("2026-11-20T06:00:00Z"));
        scored.twentyThree(run);
        scored.trend(run, "日本の流行 \uD83D\uDE80 <b>&amp;</b> \"Zoë\"", 100.0);
    }

    @AfterEach
    void noSecretIsLogged() {
        assertThat(function().log())
                .doesNotContain(PASSWORD)
                .doesNotContain(token)
                .doesNotContain("WARN")
                .doesNotContain("ERROR");
    }

    @Test
    void isFitToBeAFunction() {
        FunctionPackage.of(JAR).atMostBytes(MOST_BYTES).verify();
    }

    @Test
    void answersByteForByteWhatTheHttpServerAnswers() {
        var cursor = client.page("/v1/trends?limit=7").next();
        for (var target :
                List.of(
                        "/v1/trends",
                        "/v1/trends?limit=100",
                        "/v1/trends?limit=7&cursor=" + cursor,
                        "/v1/trends?limit=0",
                        "/v1/trends?limit=abc",
                        "/v1/trends?cursor=nonsense",
                        "/v1/trends/nowhere")) {
            var direct = client.get(target);

            var answer = answer(request(target).header("Authorization", "Bearer " + token));

            assertThat(answer.status()).as(target).isEqualTo(direct.statusCode());
            assertThat(answer.body()).as(target).isEqualTo(direct.body());
            assertThat(answer.contentType())
                    .as(target)
                    .isEqualTo(direct.headers().firstValue("content-type").orElseThrow());
        }
        assertThat(client.page("/v1/trends").each("title"))
                .contains("日本の流行 \uD83D\uDE80 <b>&amp;</b> \"Zoë\"");
    }

    @Test
    void letsNobodyInWithoutATokenThatCounts() {
        var stale = TestTokens.of(user, 1, "user");
        var claims = Map.of("sub", user.toString(), "roles", "[user]", "token_epoch", "0");

        assertUnauthenticated(request("/v1/trends"));
        assertUnauthenticated(request("/v1/trends").header("Authorization", "Bearer " + stale));
        assertUnauthenticated(
                request("/v1/trends").header("x-amzn-oidc-identity", user.toString()));
        assertUnauthenticated(
                request("/v1/trends").header("X-Amzn-Oidc-Identity", user.toString()));
        // What a gateway's authorizer found is not believed in the place of a token.
        assertUnauthenticated(request("/v1/trends").authorized(claims, null));
    }

    @Test
    void answersWhatWasRecordedFromTheGateway() throws IOException {
        try (var recordings = Files.newDirectoryStream(RECORDINGS, "http-api-*.json")) {
            var seen = 0;
            for (var recording : recordings) {
                var event = client.object(Files.readString(recording));
                assertThat(answer(client.json().writeValueAsString(event)).status())
                        .as(recording.toString())
                        .isEqualTo(404);

                assertThat(answer(asked(event, null)).status())
                        .as(recording.toString())
                        .isEqualTo(401);
                var answer = answer(asked(event, token));
                assertThat(answer.status()).as(answer.body()).isEqualTo(200);
                assertThat(answer.body()).isEqualTo(client.get("/v1/trends").body());
                seen++;
            }
            assertThat(seen).isEqualTo(3);
        }
    }

    @Test
    void hasTheRightsOfItsRoleAndNoMore(TestDatabase database) throws SQLException {
        assertThat(
                        answer(request("/v1/trends").header("Authorization", "Bearer " + token))
                                .status())
                .isEqualTo(200);
        assertThat(
                        sql.count(
                                "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND usename = ?",
                                ROLE))
                .isPositive();
        try (var connection = DriverManager.getConnection(database.url(), ROLE, PASSWORD);
                var statement = connection.createStatement()) {
            for (var beyond :
                    List.of(
                            "SELECT password_hash FROM users",
                            "INSERT INTO topics (topic_key, title) VALUES ('a', 'a')",
                            "DELETE FROM trends",
                            "DELETE FROM observations",
                            "INSERT INTO audit_log DEFAULT VALUES")) {
                assertThatThrownBy(() -> statement.execute(beyond))
                        .as(beyond)
                        .hasMessageContaining("permission denied");
            }
        }
    }

    @Test
    void scoresOnSchedule(TestDatabase database) throws SQLException {
        sql.forgetCollections();
        var started = Clock.systemUTC().instant().minusSeconds(120);
        var collection = collected.completed(started);
        var topic = collected.topic("A topic");
        collected.seen(collection, topic, started, video("v", 1_000, 30L, started));
        collected.absent(
                collection,
                collected.topic("Not there"),
                started,
                ObservationState.EMPTY,
                "Nothing there.");
        var event = RecordedEvents.schedule("uptick-score", started.plusSeconds(120));

        try (var function = runtime("uptick.trends.ScoreOnScheduleHandler", database).start()) {
            assertThat(function.invoke(event).answer()).isEqualTo("{\"scored\":1,\"resolved\":0}");
            assertThat(function.invoke(event).answer()).isEqualTo("{\"scored\":0,\"resolved\":0}");

            assertThat(function.log())
                    .contains("Collection " + collection + " scored: 2 trends")
                    .doesNotContain(PASSWORD);
        }

        assertThat(sql.count("SELECT count(*) FROM trends")).isEqualTo(2);
        assertThat(sql.value("SELECT audit_verify()")).isNull();
        var answer = answer(request("/v1/trends").header("Authorization", "Bearer " + token));
        assertThat(answer.body()).isEqualTo(client.get("/v1/trends").body());
        assertThat(new TrendsClient.Page(client.object(answer.body())).each("topic_id"))
                .first()
                .isEqualTo(topic.toString());
    }

    @Test
    void answersAfterASnapshot(TestDatabase database) {
        try (var function = runtime(HTTP, database).snapStart().start()) {
            var event = request("/v1/trends").header("Authorization", "Bearer " + token);

            var answer = parsed(function.invoke(event.json()).answer());

            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo(client.get("/v1/trends").body());
            assertThat(function.restoreToFirstNext()).isPresent();
            assertThat(function.log()).doesNotContain(PASSWORD);
        }
    }

    private static LambdaRuntime runtime(String handler, TestDatabase database) {
        return LambdaRuntime.of(JAR)
                .handler(handler)
                .environment(
                        Map.of(
                                "DATASOURCES_DEFAULT_URL",
                                database.url(),
                                "DATASOURCES_DEFAULT_USERNAME",
                                ROLE,
                                "DATASOURCES_DEFAULT_PASSWORD",
                                PASSWORD,
                                "UPTICK_TOKEN_PUBLIC_KEYS",
                                TestTokens.publicKeys()));
    }

    private static RunningFunction function() {
        if (running == null) {
            throw new IllegalStateException("the function did not start");
        }
        return running;
    }

    private static HttpApiEvent request(String target) {
        return RecordedEvents.request("GET", target);
    }

    /* The recorded event with another address and credentials, all else as it was. */
    @SuppressWarnings("unchecked") // JSON objects
    private String asked(Map<String, @Nullable Object> recorded, @Nullable String token)
            throws IOException {
        var event = new HashMap<>(recorded);
        var context = new HashMap<>((Map<String, Object>) member(recorded, "requestContext"));
        var http = new HashMap<>((Map<String, Object>) member(context, "http"));
        var headers = new HashMap<>((Map<String, Object>) member(recorded, "headers"));
        http.put("method", "GET");
        http.put("path", "/v1/trends");
        context.put("http", http);
        headers.keySet().removeIf(name -> name.equalsIgnoreCase("authorization"));
        if (token != null) {
            headers.put("authorization", "Bearer " + token);
        }
        event.put("rawPath", "/v1/trends");
        event.put("requestContext", context);
        event.put("headers", headers);
        return client.json().writeValueAsString(event);
    }

    private void assertUnauthenticated(HttpApiEvent event) {
        var answer = answer(event);
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.contentType()).isEqualTo("application/problem+json");
        assertThat(client.object(answer.body())).containsEntry("type", "/problems/unauthenticated");
    }

    private Answer answer(HttpApiEvent event) {
        return answer(event.json());
    }

    private Answer answer(String event) {
        return parsed(function().invoke(event).answer());
    }

    private Answer parsed(String payload) {
        var answer = client.object(payload);
        assertThat(answer.get("isBase64Encoded")).isNotEqualTo(true);
        var headers = new HashMap<String, Object>();
        ((Map<?, ?>) member(answer, "headers"))
                .forEach(
                        (name, value) ->
                                headers.put(name.toString().toLowerCase(Locale.ROOT), value));
        return new Answer(
                (Integer) member(answer, "statusCode"),
                (String) member(answer, "body"),
                (String) member(headers, "content-type"));
    }

    private static Object member(Map<String, ? extends @Nullable Object> object, String name) {
        return Objects.requireNonNull(object.get(name), name);
    }

    private record Answer(int status, String body, String contentType) {}
}
