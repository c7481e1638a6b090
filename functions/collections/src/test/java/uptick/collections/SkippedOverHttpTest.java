package uptick.collections;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import uptick.edge.paging.Cursor;
import uptick.testing.database.TestDatabase;
import uptick.testing.database.WithDatabase;
import uptick.testing.token.TrustsTestTokens;

/// Which topics a run did not ask for, over HTTP.
@WithDatabase
@TrustsTestTokens
@MicronautTest(transactional = false)
@Property(name = "uptick.transaction.assume-role", value = "true")
class SkippedOverHttpTest {

    private static final Pattern TOPIC = Pattern.compile("\"title\":\"([^\"]+)\"");
    private static final Pattern NEXT = Pattern.compile("\"next\":\"([^\"]+)\"");

    private final Rows rows;
    private final Api nobody;
    private Api ann;
    private String run = "";

    SkippedOverHttpTest(EmbeddedServer server, TestDatabase database) {
        this.rows = new Rows(database);
        this.nobody = Api.at(server.getURI());
        this.ann = nobody;
    }

    @BeforeEach
    void thereIsAUserAndARunThatSkippedFiveTopicsOfTwoSources() {
        rows.execute("DELETE FROM data_collections");
        rows.execute("DELETE FROM topics");
        rows.execute(
                "INSERT INTO users (username, password_hash) VALUES ('ann', 'x') ON CONFLICT DO NOTHING");
        ann = nobody.as(UUID.fromString(rows.one("SELECT id FROM users WHERE username = 'ann'")));
        run =
                rows.one(
                        "INSERT INTO data_collections (started_at) VALUES ('2026-11-21T06:00:00Z') RETURNING id");
        rows.execute(
                "INSERT INTO topics (topic_key, title) SELECT 'topic ' || n, 'Topic ' || n FROM generate_series(1, 6) AS n");
        rows.execute(
                """
                INSERT INTO collection_sources (collection_id, source, slice)
                VALUES ('%1$s', 'reddit', 'posts:1'), ('%1$s', 'wikipedia', 'articles:1');
                INSERT INTO observations (collection_id, topic_id, source, observed_at, state, reason, recorded_at)
                SELECT CAST('%1$s' AS uuid), id, 'reddit', now(), CASE WHEN title = 'Topic 6' THEN 'failed' ELSE 'quota' END, 'Because of ' || title, now()
                FROM topics
                UNION ALL
                SELECT CAST('%1$s' AS uuid), id, 'wikipedia', now(), 'not_asked', 'So.', now()
                FROM topics
                WHERE title = 'Topic 1'
                """
                        .formatted(run));
    }

    @Test
    void namesEachWithItsReason() {
        var answer = ann.get("/v1/collections/" + run + "/skipped");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body())
                .startsWith(
                        "{\"items\":[{\"source\":\"reddit\",\"topic_id\":\""
                                + rows.one("SELECT id FROM topics WHERE title = 'Topic 1'")
                                + "\",\"title\":\"Topic 1\",\"state\":\"quota\",\"reason\":\"Because of Topic 1\"}")
                .endsWith("\"state\":\"not_asked\",\"reason\":\"So.\"}],\"next\":null}");
        assertThat(titles(answer.body()))
                .containsExactly("Topic 1", "Topic 2", "Topic 3", "Topic 4", "Topic 5", "Topic 1");
    }

    @Test
    void goesOnWhereThePageBeforeEnded() {
        var path = "/v1/collections/" + run + "/skipped?limit=2";
        var pages = new ArrayList<List<String>>();
        var cursor = "";
        while (cursor != null) {
            var body = ann.get(path + cursor).body();
            pages.add(titles(body));
            var next = NEXT.matcher(body);
            cursor = next.find() ? "&cursor=" + next.group(1) : null;
        }

        assertThat(pages)
                .containsExactly(
                        List.of("Topic 1", "Topic 2"),
                        List.of("Topic 3", "Topic 4"),
                        List.of("Topic 5", "Topic 1"));
    }

    @Test
    void keepsToASource() {
        var path = "/v1/collections/" + run + "/skipped?source=";

        assertThat(titles(ann.get(path + "wikipedia").body())).containsExactly("Topic 1");
        assertThat(titles(ann.get(path + "reddit&limit=1000").body())).hasSize(5);
        assertThat(ann.get(path + "youtube").body()).isEqualTo("{\"items\":[],\"next\":null}");
    }

    @Test
    void isCountedInTheRun() {
        assertThat(ann.get("/v1/collections/" + run).body())
                .contains("\"topics_without_units\":5}", "\"topics_without_units\":0}");
    }

    @ParameterizedTest
    @CsvSource({
        "source=myspace, source",
        "source=, source",
        "limit=0, limit",
        "limit=1001, limit",
        "cursor=x, cursor"
    })
    void namesWhatIsWrong(String query, String field) {
        var answer = ann.get("/v1/collections/" + run + "/skipped?" + query);

        Problems.assertProblem(answer, 400, "invalid-request");
        assertThat(answer.body()).contains("\"field\":\"" + field);
    }

    @Test
    void refusesACursorOfAnotherList() {
        for (var cursor :
                List.of(
                        Cursor.of("2026-11-21T06:00:00Z", run),
                        Cursor.of("reddit", "no id"),
                        Cursor.of("reddit"))) {
            Problems.assertProblem(
                    ann.get("/v1/collections/" + run + "/skipped?cursor=" + cursor.encode()),
                    400,
                    "invalid-request");
        }
    }

    @Test
    void isThereForRunsAloneAndForWhoeverIsSignedIn() {
        Problems.assertProblem(
                ann.get("/v1/collections/" + UUID.randomUUID() + "/skipped"), 404, "not-found");
        Problems.assertProblem(
                nobody.get("/v1/collections/" + run + "/skipped"), 401, "unauthenticated");
    }

    private static List<String> titles(String body) {
        return TOPIC.matcher(body).results().map(found -> found.group(1)).toList();
    }
}
