package uptick.collections;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

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
    private static final String KEY = "c4n4ry-youtube-key";
    private static final String PASSWORD = "c4n4ry-database-password";

    /* The packaged function goes by the machine's clock. */
    private final Instant now = Clock.systemUTC().instant().truncatedTo(ChronoUnit.SECONDS);
    private final ScriptedYoutube youtube = new ScriptedYoutube();
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
        youtube.serve(Chart.of(200).with(7, "iPhone X hands on"));
    }

    @AfterEach
    void theRoleAndTheProviderGo() {
        rows.execute("DROP ROLE " + role);
        youtube.close();
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
    void collectsOnceHoweverOftenTheScheduleSaysSo() {
        var event = RecordedEvents.schedule("collect-every-morning", now);

        try (var function = start(LambdaRuntime.of(JAR).handler(SCHEDULE))) {
            var first = function.invoke(event).answer();
            var second = function.invoke(event).answer();

            var id = rows.one("SELECT id FROM data_collections");
            assertThat(first)
                    .isEqualTo("{\"collection_id\":\"" + id + "\",\"status\":\"completed\"}");
            assertThat(second)
                    .isEqualTo("{\"collection_id\":\"" + id + "\",\"status\":\"already_taken\"}");
            assertQuiet(function);
        }
        assertThat(youtube.queries()).hasSize(4).allMatch(query -> query.endsWith("&key=" + KEY));
        assertThat(rows.one("SELECT state FROM observations")).isEqualTo("ok");
        assertThat(rows.one("SELECT audit_verify()")).isEqualTo("null");
    }

    @Test
    void collectsAfterASnapshot() {
        var event = RecordedEvents.schedule("collect-every-morning", now);

        try (var function = start(LambdaRuntime.of(JAR).handler(SCHEDULE).snapStart())) {
            assertThat(function.invoke(event).answer()).contains("\"status\":\"completed\"");
            assertQuiet(function);
        }
        assertThat(rows.one("SELECT state FROM observations")).isEqualTo("ok");
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
        return runtime.environment(
                        Map.of(
                                "DATASOURCES_DEFAULT_URL",
                                database.url(),
                                "DATASOURCES_DEFAULT_USERNAME",
                                role,
                                "DATASOURCES_DEFAULT_PASSWORD",
                                PASSWORD,
                                "UPTICK_COLLECTIONS_YOUTUBE_KEY",
                                KEY,
                                "UPTICK_COLLECTIONS_YOUTUBE_URL",
                                youtube.url(),
                                "UPTICK_OUTBOUND_ALLOWED_ORIGINS",
                                youtube.origin(),
                                "UPTICK_TOKEN_PUBLIC_KEYS",
                                TestTokens.publicKeys(),
                                "UPTICK_FUNCTION",
                                "collections"))
                .start();
    }

    /// No secret in the log, and nothing that nobody asked for.
    private static void assertQuiet(RunningFunction function) {
        assertThat(function.log())
                .doesNotContain("c4n4ry")
                .doesNotContain(" DEBUG ")
                .doesNotContain(" TRACE ");
    }
}
