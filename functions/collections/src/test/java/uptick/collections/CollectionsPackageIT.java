package uptick.collections;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import uptick.collections.ScriptedProvider.Answer;
import uptick.testing.database.TestDatabase;
import uptick.testing.database.WithDatabase;
import uptick.testing.lambda.FunctionPackage;
import uptick.testing.lambda.Invocation;
import uptick.testing.lambda.LambdaRuntime;
import uptick.testing.lambda.RecordedEvents;
import uptick.testing.lambda.RunningFunction;
import uptick.testing.token.TestTokens;

/// The package as it is deployed, in the managed runtime, under a database role that has the function's rights and
/// no others.
@WithDatabase
class CollectionsPackageIT {

    private static final Path JAR = Path.of("target", "uptick-collections-lambda.jar");
    private static final long MOST_BYTES = 25_000_000;
    private static final String ROUTES = "uptick.edge.lambda.HttpApiHandler";
    private static final String SCHEDULE = "uptick.collections.CollectOnScheduleHandler";
    private static final String WORK = "uptick.collections.WorkSlicesHandler";
    private static final String SWEEP = "uptick.collections.SweepHandler";
    private static final String RECHECK = "uptick.collections.RecheckPostsHandler";
    private static final Duration AS_DEPLOYED = Duration.ofMinutes(8);
    private static final String KEY = "c4n4ry-youtube-key";
    private static final String PASSWORD = "c4n4ry-database-password";

    /* The packaged function goes by the machine's clock. */
    private final Instant now = Clock.systemUTC().instant().truncatedTo(ChronoUnit.SECONDS);
    private final ScriptedYoutube youtube = new ScriptedYoutube();
    private final TakenMessages sqs = new TakenMessages();
    private final TestDatabase database;
    private final Rows rows;
    private final String role;

    CollectionsPackageIT(TestDatabase database) {
        this.database = database;
        this.rows = new Rows(database);
        this.role = database.name() + "_collections";
    }

    @BeforeEach
    void theFunctionHasARoleToLogInUnderAndATopicToLookFor() {
        rows.execute(
                "CREATE ROLE "
                        + role
                        + " LOGIN PASSWORD '"
                        + PASSWORD
                        + "' IN ROLE uptick_collections");
        rows.execute("DELETE FROM data_collections");
        rows.execute(
                "INSERT INTO topics (topic_key, title) VALUES ('iphone x', 'iPhone X') ON CONFLICT DO NOTHING");
        rows.execute(
                "INSERT INTO api_quota_limits (api_name, daily_limit) VALUES ('youtube', 100) ON CONFLICT DO NOTHING");
        youtube.serve(Chart.of(200).with(7, "iPhone X hands on"));
    }

    @AfterEach
    void theRoleAndTheProviderGo() {
        rows.execute("DROP ROLE " + role);
        youtube.close();
        sqs.close();
    }

    @Test
    void isFitToBeAFunction() {
        FunctionPackage.of(JAR).atMostBytes(MOST_BYTES).verify();
    }

    @Test
    void answersRequestsOfUsersAndOfNobodyElse() {
        var ann =
                UUID.fromString(
                        rows.one(
                                "INSERT INTO users (username, password_hash) VALUES ('ann', 'x') RETURNING id"));
        var token = TestTokens.of(ann, 0, "user");
        rows.execute("INSERT INTO data_collections (started_at) VALUES ('2026-11-21T06:00:00Z')");

        try (var function = start(LambdaRuntime.of(JAR).handler(ROUTES))) {
            var list = RecordedEvents.request("GET", "/v1/collections?limit=5");
            assertThat(function.invoke(list.json()).answer()).contains("\"statusCode\":401");

            var answer =
                    function.invoke(list.header("Authorization", "Bearer " + token).json())
                            .answer();

            assertThat(answer)
                    .contains("\"statusCode\":200")
                    .contains("\\\"status\\\":\\\"in_progress\\\"")
                    .contains("\\\"started_at\\\":\\\"2026-11-21T06:00:00Z\\\"");
            assertQuiet(function);
            assertThat(function.log()).doesNotContain(token);
        }
    }

    @Test
    void startsOnceHoweverOftenTheScheduleSaysSoAndNudgesForEachSlice() {
        var event = RecordedEvents.schedule("collect-every-morning", now);

        try (var function = start(LambdaRuntime.of(JAR).handler(SCHEDULE))) {
            var first = function.invoke(event).answer();
            var second = function.invoke(event).answer();

            var id = rows.one("SELECT id FROM data_collections");
            assertThat(first)
                    .isEqualTo("{\"collection_id\":\"" + id + "\",\"status\":\"started\"}");
            assertThat(second)
                    .isEqualTo("{\"collection_id\":\"" + id + "\",\"status\":\"started_before\"}");
            // The second found the slice still waiting, and nudged again.
            assertThat(sqs.bodies()).hasSize(2).containsOnly("{\"collection_id\":\"" + id + "\"}");
            assertQuiet(function);
        }
        assertThat(youtube.queries()).isEmpty();
    }

    @Test
    void worksOnOneSliceForEachMessageAndReportsThePoison() {
        try (var function = start(LambdaRuntime.of(JAR).handler(SCHEDULE))) {
            assertThat(function.invoke(RecordedEvents.schedule("morning", now)).answer())
                    .contains("\"status\":\"started\"");
        }
        var nudge = sqs.bodies().getFirst();

        var runtime = LambdaRuntime.of(JAR).handler(WORK).snapStart().timeout(AS_DEPLOYED);
        try (var function = start(runtime)) {
            assertThat(function.invoke(messages("first", "Test message.", "good", nudge)).answer())
                    .isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"first\"}]}");
            assertThat(function.invoke(messages("again", nudge, "and again", nudge)).answer())
                    .isEqualTo("{\"batchItemFailures\":[]}");
            assertThat(function.invoke("{}")).isInstanceOf(Invocation.Failed.class);
            assertQuiet(function);
        }
        assertThat(youtube.queries()).hasSize(4).allMatch(query -> query.endsWith("&key=" + KEY));
        assertThat(rows.one("SELECT state FROM observations")).isEqualTo("ok");
        assertThat(rows.one("SELECT status FROM data_collections")).isEqualTo("completed");
        assertThat(rows.one("SELECT audit_verify()")).isEqualTo("null");
    }

    @Test
    void sweepsUpWhatWasLeftBehind() {
        rows.execute(
                "INSERT INTO data_collections (started_at, lease_expires_at) VALUES (now() - interval '1 hour', now() - interval '30 minutes')");

        try (var function = start(LambdaRuntime.of(JAR).handler(SWEEP))) {
            var event = RecordedEvents.schedule("sweep-collections", now);

            assertThat(function.invoke(event).answer()).isEqualTo("{\"ended\":1,\"nudged\":0}");
            assertThat(function.invoke(event).answer()).isEqualTo("{\"ended\":0,\"nudged\":0}");
            assertQuiet(function);
        }
        assertThat(rows.one("SELECT status FROM data_collections")).isEqualTo("failed");
    }

    @Test
    void deletesHereWhatWasDeletedOnReddit() {
        rows.execute(
                """
                INSERT INTO api_quota_limits (api_name, daily_limit) VALUES ('reddit', 100) ON CONFLICT DO NOTHING;
                INSERT INTO data_collections (started_at) VALUES (now() - interval '2 days');
                INSERT INTO observations (collection_id, topic_id, source, observed_at, state, metrics, recorded_at)
                SELECT run.id, topics.id, 'reddit', started_at, 'ok', '{"posts": [{"name": "t3_a", "title": "iPhone X", "score": 7}]}', started_at
                FROM data_collections AS run
                CROSS JOIN topics
                """);
        try (var reddit =
                        new ScriptedProvider(
                                request ->
                                        Answer.ok(
                                                request.address().startsWith("/api/info")
                                                        ? """
                                                        {"kind": "Listing", "data": {"children": [{"kind": "t3", "data": {
                                                          "name": "t3_a", "subreddit": "apple", "title": "[deleted by user]", "author": "[deleted]",
                                                          "created_utc": 1795200000.0, "score": 7, "num_comments": 0}}]}}
                                                        """
                                                        : "{\"access_token\": \"c4n4ry-token\", \"expires_in\": 3600}"));
                var function =
                        start(
                                LambdaRuntime.of(JAR).handler(RECHECK).snapStart(),
                                Map.of(
                                        "UPTICK_COLLECTIONS_REDDIT_CLIENT_ID", "the-id",
                                        "UPTICK_COLLECTIONS_REDDIT_CLIENT_SECRET", "c4n4ry-secret",
                                        "UPTICK_COLLECTIONS_REDDIT_BASE", reddit.origin(),
                                        "UPTICK_COLLECTIONS_REDDIT_LOGIN", reddit.origin(),
                                        "UPTICK_OUTBOUND_ALLOWED_ORIGINS", reddit.origin()))) {
            var event = RecordedEvents.schedule("recheck-posts", now);

            assertThat(function.invoke(event).answer())
                    .isEqualTo("{\"asked\":1,\"deleted\":1,\"forgotten\":0}");
            assertThat(function.invoke(event).answer())
                    .isEqualTo("{\"asked\":0,\"deleted\":0,\"forgotten\":0}");
            assertQuiet(function);
        }
        assertThat(rows.one("SELECT metrics FROM observations"))
                .isEqualTo("{\"posts\": [{\"score\": 7}]}");
    }

    @Test
    void refusesAnEventWithoutATime() {
        try (var function = start(LambdaRuntime.of(JAR).handler(SCHEDULE))) {
            assertThat(function.invoke("{}"))
                    .isInstanceOfSatisfying(
                            Invocation.Failed.class,
                            failed ->
                                    assertThat(failed.payload())
                                            .contains("a schedule event carries its time"));
            assertThat(rows.all("SELECT id FROM data_collections")).isEmpty();
            assertQuiet(function);
        }
    }

    private RunningFunction start(LambdaRuntime runtime) {
        return start(runtime, Map.of());
    }

    private RunningFunction start(LambdaRuntime runtime, Map<String, String> more) {
        var environment =
                new TreeMap<>(
                        Map.ofEntries(
                                Map.entry("DATASOURCES_DEFAULT_URL", database.url()),
                                Map.entry("DATASOURCES_DEFAULT_USERNAME", role),
                                Map.entry("DATASOURCES_DEFAULT_PASSWORD", PASSWORD),
                                Map.entry("UPTICK_COLLECTIONS_DISCOVERY_ENABLED", "false"),
                                Map.entry("UPTICK_COLLECTIONS_YOUTUBE_KEY", KEY),
                                Map.entry("UPTICK_COLLECTIONS_YOUTUBE_BASE", youtube.url()),
                                Map.entry("UPTICK_COLLECTIONS_QUEUE_URL", sqs.url()),
                                Map.entry("UPTICK_COLLECTIONS_QUEUE_ENDPOINT", sqs.origin()),
                                Map.entry("AWS_ACCESS_KEY_ID", "c4n4ry-access-key"),
                                Map.entry("AWS_SECRET_ACCESS_KEY", "c4n4ry-secret-key"),
                                Map.entry("UPTICK_OUTBOUND_ALLOWED_ORIGINS", youtube.origin()),
                                Map.entry("UPTICK_TOKEN_PUBLIC_KEYS", TestTokens.publicKeys()),
                                Map.entry("UPTICK_FUNCTION", "collections")));
        environment.putAll(more);
        return runtime.environment(environment).start();
    }

    /* Two messages as SQS delivers them. */
    private static String messages(String id, String body, String otherId, String otherBody) {
        return RecordedEvents.messages(
                "slices", new TreeMap<>(Map.of(id, body, otherId, otherBody)));
    }

    /// No secret in the log, and nothing that nobody asked for.
    private static void assertQuiet(RunningFunction function) {
        assertThat(function.log())
                .doesNotContain("c4n4ry")
                .doesNotContain(" DEBUG ")
                .doesNotContain(" TRACE ");
    }
}
