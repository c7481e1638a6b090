package uptick.trends;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.micronaut.context.annotation.Property;
import io.micronaut.json.JsonMapper;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import uptick.testing.database.TestDatabase;
import uptick.testing.database.WithDatabase;
import uptick.testing.token.TestTokens;
import uptick.testing.token.TrustsTestTokens;

@WithDatabase
@TrustsTestTokens
@MicronautTest(transactional = false)
@Property(name = "uptick.transaction.assume-role", value = "true")
class TopOverHttpTest {

    private static final Instant MORNING = Instant.parse("2026-11-20T06:00:00Z");

    private final Sql sql;
    private final ScoredRows scored;
    private final UUID user;
    private final TrendsClient client;

    TopOverHttpTest(EmbeddedServer server, JsonMapper json, TestDatabase database)
            throws SQLException {
        sql = new Sql(database);
        scored = new ScoredRows(sql);
        user =
                sql.id(
                        "INSERT INTO users (username, password_hash) VALUES ('ann-' || uuidv4(), 'x') RETURNING id");
        client = TrendsClient.of(server.getURI(), json, TestTokens.of(user, 0, "user"));
    }

    @BeforeEach
    void nothingIsScored() throws SQLException {
        sql.forgetCollections();
    }

    @Test
    void answersWithNoCollectionBeforeAnythingIsScored() throws SQLException {
        scored.completed(MORNING);

        var response = client.get("/v1/trends");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("{\"collection\":null,\"items\":[],\"next\":null}");
    }

    @Test
    void showsTheLatestScoredCollectionAlone() throws SQLException {
        var latest = scored.scored(MORNING);
        var trend = scored.trend(latest, "Latest", 40.0);
        var scoredLater = scored.scored(MORNING.minusSeconds(86_400));
        scored.trend(scoredLater, "Of the day before, scored later", 90.0);
        sql.execute(
                "UPDATE trend_scorings SET scored_at = ? WHERE collection_id = ?",
                MORNING.plusSeconds(3_600),
                scoredLater);
        var notScored = scored.completed(MORNING.plusSeconds(86_400));
        sql.execute(
                "INSERT INTO trends (collection_id, title, momentum_score) VALUES (?, 'Half written', 95)",
                notScored);

        var page = client.page("/v1/trends");

        assertThat(page.collectionId()).isEqualTo(latest.toString());
        assertThat(page.each("id")).containsExactly(trend.toString());
    }

    @Test
    void ordersByMomentumThenIdAndRanksWhatHasMomentum() throws SQLException {
        var run = scored.scored(MORNING);
        var unscored = scored.trend(run, "none", null);
        var low = scored.trend(run, "low", 0.0);
        var tied = List.of(scored.trend(run, "tie", 61.25), scored.trend(run, "tie", 61.25));
        var high = scored.trend(run, "high", 99.9);
        var unscoredToo = scored.trend(run, "none either", null);

        var page = client.page("/v1/trends");

        List<UUID> order = new ArrayList<>(List.of(high));
        tied.stream().sorted(CursorWalkTest.AS_THE_DATABASE).forEach(order::add);
        order.add(low);
        List.of(unscored, unscoredToo).stream()
                .sorted(CursorWalkTest.AS_THE_DATABASE)
                .forEach(order::add);
        assertThat(page.each("id")).isEqualTo(order.stream().map(UUID::toString).toList());
        assertThat(page.each("rank")).containsExactly(1, 2, 3, 4, null, null);
        assertThat(page.each("momentum_score"))
                .containsExactly(99.9, 61.25, 61.25, 0.0, null, null);
        assertThat(page.next()).isNull();
    }

    @Test
    void showsTenUnlessToldOtherwise() throws SQLException {
        scored.twentyThree(scored.scored(MORNING));

        assertThat(client.page("/v1/trends").items()).hasSize(10);
        assertThat(client.page("/v1/trends?limit=1").items()).hasSize(1);
        assertThat(client.page("/v1/trends?limit=22").items()).hasSize(22);
        assertThat(client.page("/v1/trends?limit=22").next()).isNotNull();
        assertThat(client.page("/v1/trends?limit=23").next()).isNull();
        assertThat(client.page("/v1/trends?limit=100").items()).hasSize(23);
    }

    @Test
    void namesALimitThatCannotBe() {
        for (var limit :
                List.of(
                        "0",
                        "101",
                        "-1",
                        "abc",
                        "1.5",
                        "2147483648",
                        "99999999999999999999",
                        "%20",
                        "1e1")) {
            var response = client.get("/v1/trends?limit=" + limit);

            assertProblem(response, 400, "/problems/invalid-request");
            assertThat(client.object(response.body())).as(limit).containsEntry("field", "limit");
        }
    }

    @Test
    void writesEveryMemberInSnakeCaseAndNullsToo() throws SQLException {
        var run = scored.scored(MORNING);
        var trend = scored.trend(run, "A topic", null);

        var body = client.get("/v1/trends").body();

        assertThat(body)
                .isEqualTo(
                        """
                        {"collection":{"id":"%s","started_at":"2026-11-20T06:00:00Z","completed_at":"2026-11-20T06:01:00Z",\
                        "scored_at":"2026-11-20T06:01:30Z","is_partial":false,"errors":[],"provenance":"live",\
                        "score_version":"s1-0123456789ab"},\
                        "items":[{"id":"%s","topic_id":null,"title":"A topic","rank":null,"momentum_score":null,\
                        "confidence_level":null,"confidence_calibrated":false,"reddit_velocity_score":null,\
                        "youtube_traction_score":null,"google_trends_spike_score":null,"similarweb_bonus_applied":false,\
                        "youtube_views":null,"youtube_likes":null,"youtube_channel":null,\
                        "sources":{"youtube":{"state":"empty","reason":"Nothing there."}},"observed_at":null}],"next":null}"""
                                .formatted(run, trend));
    }

    @Test
    void writesEveryNumberAsItIsStored() throws SQLException {
        var run = scored.scored(MORNING);
        sql.execute(
                "UPDATE data_collections SET provenance = 'sample', errors = '[{\"source\": \"youtube\", \"slice\": \"chart:GB:page-2\", \"state\": \"quota\", \"reason\": \"No units were left.\"}]' WHERE id = ?",
                run);
        sql.execute(
                """
                INSERT INTO trends (collection_id, title, topic_id, observed_at, youtube_views, youtube_likes, youtube_channel,
                  reddit_velocity_score, youtube_traction_score, google_trends_spike_score, similarweb_bonus_applied,
                  momentum_score, confidence_level, source_states)
                VALUES (?, 't', NULL, '2026-11-20 05:59:59.123456Z', 9223372036854775807, 0, 'A channel', 12.5, 99.99999999999999, 1e-7,
                  true, 61.25, 'medium', '{"youtube": {"state": "ok"}, "reddit": {"state": "not_asked", "reason": "Not yet."}}')
                """,
                run);

        var page = client.page("/v1/trends");

        assertThat(page.items().getFirst())
                .containsEntry("observed_at", "2026-11-20T05:59:59.123456Z")
                .containsEntry("youtube_views", Long.MAX_VALUE)
                .containsEntry("youtube_likes", 0)
                .containsEntry("reddit_velocity_score", 12.5)
                .containsEntry("youtube_traction_score", 99.99999999999999)
                .containsEntry("google_trends_spike_score", 1e-7)
                .containsEntry("similarweb_bonus_applied", true)
                .containsEntry("confidence_level", "medium");
        Map<String, Object> ok = new HashMap<>(Map.of("state", "ok"));
        ok.put("reason", null);
        assertThat(page.items().getFirst().get("sources"))
                .isEqualTo(
                        Map.of(
                                "youtube",
                                ok,
                                "reddit",
                                Map.of("state", "not_asked", "reason", "Not yet.")));
        assertThat(client.get("/v1/trends").body())
                .contains("\"is_partial\":true")
                .contains("\"provenance\":\"sample\"")
                .contains(
                        "\"errors\":[{\"source\":\"youtube\",\"slice\":\"chart:GB:page-2\",\"state\":\"quota\",\"reason\":\"No units were left.\"}]");
    }

    @Test
    void handsTitlesOverAsPeopleWroteThem() throws SQLException {
        var run = scored.scored(MORNING);
        var titles =
                List.of(
                        "Zoë & Søren — ünïcödé",
                        "日本の流行 \uD83D\uDE80\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67",
                        "<script>alert('x')</script>",
                        "\"quoted\" \\ back\tslash\nnew line",
                        "عربى \u202E override",
                        "x".repeat(500));
        for (int i = 0; i < titles.size(); i++) {
            scored.trend(run, titles.get(i), 90.0 - i);
        }

        assertThat(client.page("/v1/trends").each("title")).isEqualTo(titles);
    }

    @Test
    void isJsonAndItsHeadHasNoBody() throws SQLException {
        scored.trend(scored.scored(MORNING), "A topic", 50.0);
        var authorized = Map.of("authorization", "Bearer " + client.token());

        var get = client.get("/v1/trends");
        var head = client.send("HEAD", "/v1/trends", authorized);

        assertThat(get.headers().firstValue("content-type")).hasValue("application/json");
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
    }

    @Test
    void answersEveryRefusalWithAProblem() {
        var authorized = Map.of("authorization", "Bearer " + client.token());

        for (var method : List.of("POST", "PUT", "DELETE", "PATCH", "OPTIONS")) {
            assertProblem(
                    client.send(method, "/v1/trends", authorized),
                    405,
                    "/problems/method-not-allowed");
        }
        assertProblem(client.get("/v1/trends/no-such-address/at-all"), 404, "/problems/not-found");
        assertProblem(
                client.send(
                        "GET",
                        "/v1/trends",
                        Map.of("authorization", "Bearer " + client.token(), "accept", "text/csv")),
                406,
                "/problems/not-acceptable");
        assertThat(client.send("HEAD", "/v1/trends", Map.of()).statusCode()).isEqualTo(401);
    }

    @Test
    void isForThoseWhoseTokenCounts() throws SQLException {
        var closed =
                sql.id(
                        "INSERT INTO users (username, password_hash, is_deleted) VALUES ('bob-' || uuidv4(), 'x', true) RETURNING id");

        assertProblem(client.send("GET", "/v1/trends", Map.of()), 401, "/problems/unauthenticated");
        for (var token :
                List.of(
                        "nonsense",
                        TestTokens.of(user, 1, "user"),
                        TestTokens.of(UUID.randomUUID(), 0, "user"),
                        TestTokens.of(closed, 0, "user"))) {
            assertProblem(
                    client.send("GET", "/v1/trends", Map.of("authorization", "Bearer " + token)),
                    401,
                    "/problems/unauthenticated");
        }
        assertProblem(
                client.send("GET", "/v1/trends", Map.of("x-amzn-oidc-identity", user.toString())),
                401,
                "/problems/unauthenticated");
        assertThat(client.get("/v1/trends").statusCode()).isEqualTo(200);
    }

    @Test
    void endsASessionWithTheAccountsEpoch() throws SQLException {
        var left =
                sql.id(
                        "INSERT INTO users (username, password_hash) VALUES ('eve-' || uuidv4(), 'x') RETURNING id");
        var bearer = Map.of("authorization", "Bearer " + TestTokens.of(left, 0, "user"));
        assertThat(client.send("GET", "/v1/trends", bearer).statusCode()).isEqualTo(200);

        sql.execute("UPDATE users SET token_epoch = 1 WHERE id = ?", left);

        assertProblem(client.send("GET", "/v1/trends", bearer), 401, "/problems/unauthenticated");
    }

    private void assertProblem(HttpResponse<String> response, int status, String type) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("content-type"))
                .hasValue("application/problem+json");
        assertThat(client.object(response.body()))
                .containsEntry("type", type)
                .containsEntry("status", status)
                .containsKeys("title", "detail");
    }
}
