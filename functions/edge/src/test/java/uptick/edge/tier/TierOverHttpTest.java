package uptick.edge.tier;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;

import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import uptick.testing.database.TestDatabase;
import uptick.testing.database.WithDatabase;
import uptick.testing.token.TestTokens;
import uptick.testing.token.TrustsTestTokens;

@WithDatabase
@TrustsTestTokens
@MicronautTest(transactional = false)
@Property(name = "uptick.probe.tier", value = "true")
@Property(name = "uptick.transaction.assume-role", value = "true")
@Property(name = "uptick.tier.free.requests-per-day", value = "200")
@Property(name = "uptick.tier.premium.requests-per-day", value = "300")
@Property(name = "uptick.tier.free.briefs-per-day", value = "2")
class TierOverHttpTest {

    private final EmbeddedServer server;
    private final TestDatabase database;
    private final HttpClient client = HttpClient.newHttpClient();
    private UUID ann = UUID.randomUUID();

    TierOverHttpTest(EmbeddedServer server, TestDatabase database) {
        this.server = server;
        this.database = database;
    }

    @BeforeEach
    void signUp() throws SQLException {
        ann =
                UUID.fromString(
                        text(
                                "INSERT INTO users (username, password_hash) VALUES ('ann-' || uuidv4(), 'x') RETURNING id"));
    }

    @Test
    void servesExactlyWhatTheTierAllowsHoweverManyAskAtOnce() throws Exception {
        var statuses = new ArrayList<Integer>();
        try (var clients = Executors.newFixedThreadPool(8)) {
            Callable<Integer> ask = () -> get("/tier", token("free")).statusCode();
            for (var each : clients.invokeAll(Collections.nCopies(230, ask))) {
                statuses.add(each.get());
            }
        }

        assertThat(statuses).filteredOn(status -> status == 200).hasSize(200);
        assertThat(statuses).filteredOn(status -> status == 429).hasSize(30);
        assertThat(used("requests")).isEqualTo("200");
    }

    @Test
    void saysWhichLimitAndWhenThereIsMore() throws Exception {
        use("requests", 200);

        var refused = get("/tier", token("free"));

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.body())
                .contains(
                        "\"type\":\"/problems/tier-limit\"",
                        "\"limit\":\"requests_per_day\"",
                        "\"allowed\":200");
        var retryAfter =
                Duration.ofSeconds(refused.headers().firstValueAsLong("retry-after").orElseThrow());
        assertThat(retryAfter).isBetween(Duration.ofSeconds(1), Duration.ofDays(1));
        assertThat(refused.body()).contains("\"retry_after_seconds\":" + retryAfter.toSeconds());
    }

    @Test
    void servesMoreToWhoPaysMore() throws Exception {
        use("requests", 200);

        assertThat(get("/tier", token("free")).statusCode()).isEqualTo(429);
        assertThat(get("/tier", token("premium")).statusCode()).isEqualTo(200);
    }

    @Test
    void countsInBlocks() throws Exception {
        get("/tier", token("free"));
        assertThat(used("requests")).isEqualTo("2");
        get("/tier", token("free"));
        assertThat(used("requests")).isEqualTo("2");
        get("/tier", token("free"));
        assertThat(used("requests")).isEqualTo("4");
    }

    @Test
    void countsNobodyAndNoOpenRoute() throws Exception {
        assertThat(get("/tier/open", null).statusCode()).isEqualTo(200);
        assertThat(get("/tier/open", token("free")).statusCode()).isEqualTo(200);
        assertThat(get("/tier/nowhere", token("free")).statusCode()).isEqualTo(404);
        assertThat(get("/tier", null).statusCode()).isEqualTo(401);

        assertThat(used("requests")).isEqualTo("0");
    }

    @Test
    void countsBriefsByThemselves() throws Exception {
        for (var i = 0; i < 2; i++) {
            assertThat(brief().statusCode()).isEqualTo(204);
        }
        var refused = brief();

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.body()).contains("\"limit\":\"briefs_per_day\"", "\"allowed\":2");
        assertThat(refused.headers().firstValue("retry-after")).isPresent();
        assertThat(used("briefs")).isEqualTo("2");
    }

    @Test
    void showsRecommendationsToThoseWhoAcceptedTheirRisk() throws Exception {
        var before = get("/tier/recommendations", token("free"));
        execute("INSERT INTO user_settings (user_id) VALUES ('" + ann + "')");
        var unasked = get("/tier/recommendations", token("free"));
        execute(
                "UPDATE user_settings SET risk_consent_accepted = true, risk_consent_accepted_at = now() WHERE user_id = '"
                        + ann
                        + "'");
        var after = get("/tier/recommendations", token("free"));

        for (var refused : new HttpResponse<?>[] {before, unasked}) {
            assertThat(refused.statusCode()).isEqualTo(403);
            assertThat(refused.body().toString()).contains("/problems/risk-consent-required");
        }
        assertThat(after.statusCode()).isEqualTo(200);
    }

    private HttpResponse<String> brief() throws Exception {
        return send(
                "/tier/briefs", token("free"), request -> request.POST(BodyPublishers.noBody()));
    }

    private HttpResponse<String> get(String path, @Nullable String token) throws Exception {
        return send(path, token, UnaryOperator.identity());
    }

    private HttpResponse<String> send(
            String path, @Nullable String token, UnaryOperator<HttpRequest.Builder> method)
            throws IOException, InterruptedException {
        var request = method.apply(HttpRequest.newBuilder(server.getURI().resolve(path)));
        if (token != null) {
            request.header("authorization", "Bearer " + token);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private String token(String tier) {
        return TestTokens.signed(
                UnaryOperator.identity(),
                TestTokens.claims(ann, 0, "user").claim("tier", tier).build(),
                TestTokens.AT_JWT);
    }

    private void use(String kind, int count) throws SQLException {
        execute(
                "INSERT INTO tier_usage (user_id, day, kind, used) VALUES ('%s', (now() AT TIME ZONE 'UTC')::date, '%s', %d)"
                        .formatted(ann, kind, count));
    }

    private String used(String kind) throws SQLException {
        return text(
                "SELECT coalesce(sum(used), 0) FROM tier_usage WHERE user_id = '%s' AND kind = '%s'"
                        .formatted(ann, kind));
    }

    private String text(String sql) throws SQLException {
        try (var connection = database.connect();
                var row = connection.createStatement().executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
