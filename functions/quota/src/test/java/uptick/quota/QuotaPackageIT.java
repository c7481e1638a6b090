package uptick.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import io.micronaut.context.annotation.Property;
import io.micronaut.core.type.Argument;
import io.micronaut.json.JsonMapper;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

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
class QuotaPackageIT {

    private static final Path JAR = Path.of("target", "uptick-quota-lambda.jar");
    private static final int MOST_BYTES = 18_000_000;
    private static final String HTTP = "uptick.edge.lambda.HttpApiHandler";
    private static final String EXPIRE = "uptick.quota.ExpireReservationsHandler";
    private static final String ROLE = "uptick_quota";
    private static final String PASSWORD = "canary-" + UUID.randomUUID();

    private static @Nullable RunningFunction running;

    private final Rows rows;
    private final JsonMapper json;
    private final Api nobody;
    private String token = "";
    private Api ada;

    QuotaPackageIT(EmbeddedServer server, JsonMapper json, TestDatabase database) {
        this.rows = new Rows(database);
        this.json = json;
        this.nobody = Api.at(server.getURI());
        this.ada = nobody;
    }

    @BeforeAll
    static void theRoleLogsIn(TestDatabase database) {
        new Rows(database).execute("ALTER ROLE " + ROLE + " LOGIN PASSWORD '" + PASSWORD + "'");
        running = runtime(HTTP, database).start();
    }

    @AfterAll
    static void theRoleLogsInNoMore(TestDatabase database) {
        function().close();
        new Rows(database).execute("ALTER ROLE " + ROLE + " NOLOGIN PASSWORD NULL");
    }

    @BeforeEach
    void adaIsAnAdministrator() {
        rows.twoApis();
        rows.execute(
                "INSERT INTO api_quota_usage (api_name, date, units_used, unit_limit) SELECT 'reddit', (now() AT TIME ZONE 'UTC')::date - n, n, 50000 FROM generate_series(1, 9) AS n");
        token = TestTokens.of(rows.account("ada", true), 0, "user", "editor", "admin");
        ada = nobody.as(token);
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
    void answersByteForByteWhatTheHttpServerAnswers() throws IOException {
        for (var target :
                List.of(
                        "/v1/quota",
                        "/v1/quota/history",
                        "/v1/quota/history?limit=2&days=5&api=reddit",
                        "/v1/quota/history?days=0",
                        "/v1/quota/history?cursor=nonsense",
                        "/v1/quota/nowhere/at-all")) {
            assertSame(target, ada.get(target), answer(signed("GET", target)));
        }
        var bad = "{\"daily_limit\": 50, \"reserve_share\": 2}";
        assertSame("bad", ada.put("/v1/quota/reddit", bad), answer(put("reddit", bad)));
        var right = "{\"daily_limit\": 50, \"reserve_share\": 0.5}";
        var first = answer(put("reddit", right));
        assertThat(first.get("statusCode")).as(first.toString()).isEqualTo(200);
        assertSame("again", ada.put("/v1/quota/reddit", right), first);
        assertThat(rows.one("SELECT daily_limit FROM api_quota_limits WHERE api_name = 'reddit'"))
                .isEqualTo("50");
    }

    @Test
    void letsNobodyInWithoutATokenThatCounts() throws IOException {
        assertThat(answer(RecordedEvents.request("GET", "/v1/quota")).get("statusCode"))
                .isEqualTo(401);
        assertThat(
                        answer(
                                        RecordedEvents.request("GET", "/v1/quota")
                                                .header("x-amzn-oidc-identity", "ada"))
                                .get("statusCode"))
                .isEqualTo(401);
    }

    @Test
    void hasTheRightsOfItsRoleAndNoMore(TestDatabase database) throws SQLException {
        try (var connection = DriverManager.getConnection(database.url(), ROLE, PASSWORD);
                var statement = connection.createStatement()) {
            for (var beyond :
                    List.of(
                            "SELECT password_hash FROM users",
                            "SELECT * FROM topics",
                            "SELECT * FROM alerts",
                            "DELETE FROM api_quota_usage",
                            "DELETE FROM api_quota_limits",
                            "INSERT INTO quota_reservations DEFAULT VALUES",
                            "INSERT INTO audit_log DEFAULT VALUES")) {
                assertThatThrownBy(() -> statement.execute(beyond))
                        .as(beyond)
                        .hasMessageContaining("permission denied");
            }
        }
    }

    @Test
    void endsWhatLapsedAndTellsOfDaysThatRunLowOnSchedule(TestDatabase database) {
        var now = Clock.systemUTC().instant();
        rows.execute(
                """
                INSERT INTO api_quota_usage (api_name, date, units_used, units_reserved, unit_limit)
                SELECT 'reddit', (timestamptz '%1$s' AT TIME ZONE 'UTC')::date + n, 95, 3, 100
                FROM generate_series(0, 1) AS n;
                INSERT INTO quota_reservations (api_name, date, units, state, reserved_at, expires_at)
                SELECT 'reddit', (timestamptz '%1$s' AT TIME ZONE 'UTC')::date, 1, 'reserved', '%1$s', timestamptz '%1$s' - interval '1 second'
                FROM generate_series(1, 3)
                """
                        .formatted(now));
        var event = RecordedEvents.schedule("uptick-expire", now);

        try (var function = runtime(EXPIRE, database).start()) {
            assertThat(function.invoke(event).answer()).isEqualTo("{\"expired\":3,\"alerts\":1}");
            assertThat(function.invoke(event).answer()).isEqualTo("{\"expired\":0,\"alerts\":0}");
            assertThat(function.log())
                    .contains("3 reservations of workers that died were ended")
                    .doesNotContain(PASSWORD);
        }

        assertThat(rows.all("SELECT kind || ' ' || subject FROM alerts"))
                .containsExactly("quota_low quota:reddit");
    }

    @Test
    void answersAfterASnapshot(TestDatabase database) throws IOException {
        try (var function = runtime(HTTP, database).snapStart().start()) {
            var answer = parsed(function.invoke(signed("GET", "/v1/quota").json()).answer());

            assertSame("snapshot", ada.get("/v1/quota"), answer);
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
        return Objects.requireNonNull(running, "the function did not start");
    }

    private HttpApiEvent signed(String method, String target) {
        return RecordedEvents.request(method, target).header("Authorization", "Bearer " + token);
    }

    private HttpApiEvent put(String api, String body) {
        return signed("PUT", "/v1/quota/" + api).body("application/json", body);
    }

    private static void assertSame(
            String what, HttpResponse<String> direct, Map<String, Object> answer) {
        assertThat(answer.get("statusCode")).as(what).isEqualTo(direct.statusCode());
        assertThat(answer.get("body")).as(what).isEqualTo(direct.body());
    }

    private Map<String, Object> answer(HttpApiEvent event) throws IOException {
        return parsed(function().invoke(event.json()).answer());
    }

    private Map<String, Object> parsed(String answer) throws IOException {
        return Objects.requireNonNull(
                json.readValue(answer, Argument.mapOf(String.class, Object.class)), answer);
    }
}
