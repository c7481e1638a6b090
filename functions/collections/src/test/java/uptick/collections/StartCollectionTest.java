package uptick.collections;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;

import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import uptick.collections.run.InProcessSliceQueue;
import uptick.testing.database.TestDatabase;
import uptick.testing.database.WithDatabase;
import uptick.testing.token.TrustsTestTokens;

/// Runs that editors start, over HTTP. There is no key for YouTube: what is started here has nothing to wait for.
@WithDatabase
@TrustsTestTokens
@MicronautTest(transactional = false)
@Property(name = "uptick.transaction.assume-role", value = "true")
@Property(name = "uptick.collections.discovery.enabled", value = "false")
class StartCollectionTest {

    private final Rows rows;
    private final Api nobody;
    private final InProcessSliceQueue queue;
    private Api editor;

    StartCollectionTest(EmbeddedServer server, TestDatabase database, InProcessSliceQueue queue) {
        this.rows = new Rows(database);
        this.nobody = Api.at(server.getURI());
        this.editor = nobody;
        this.queue = queue;
    }

    @BeforeEach
    void thereIsAnEditorAndNoRun() {
        rows.execute("DELETE FROM data_collections");
        rows.execute(
                "INSERT INTO users (username, password_hash, is_editor) VALUES ('ed', 'x', true) ON CONFLICT DO NOTHING");
        rows.execute(
                "INSERT INTO topics (topic_key, title) VALUES ('iphone x', 'iPhone X') ON CONFLICT DO NOTHING");
        editor = nobody.asEditor(id("users WHERE username = 'ed'"));
    }

    @Test
    void startARunAndSayWhereItIs() {
        var response = editor.post("/v1/collections", "{}", null);

        assertThat(response.statusCode()).as(response.body()).isEqualTo(202);
        var run = id("data_collections");
        assertThat(response.headers().firstValue("location")).contains("/v1/collections/" + run);
        assertThat(response.body())
                .contains("\"id\":\"" + run + "\"")
                .contains("\"scheduled_for\":null")
                .contains("\"source\":\"youtube\",\"slices\":1,\"slices_done\":1")
                .contains("No YouTube API key is configured.");
        assertThat(editor.get("/v1/collections/" + run).body()).isEqualTo(response.body());
        assertThat(rows.one("SELECT state FROM observations")).isEqualTo("not_asked");
        assertThat(
                        rows.one(
                                "SELECT actor FROM audit_log WHERE action = 'collection.started' AND subject = 'collection:"
                                        + run
                                        + "'"))
                .isEqualTo(id("users WHERE username = 'ed'").toString());
        queue.awaitQuiet();
    }

    @Test
    void startOneRunPerIdempotencyKey() {
        var first = editor.post("/v1/collections", "{}", "a-key-drawn-at-random-1");
        var second = editor.post("/v1/collections", "{}", "a-key-drawn-at-random-1");

        assertThat(second.statusCode()).isEqualTo(202);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.headers().firstValue("location"))
                .isEqualTo(first.headers().firstValue("location"));
        assertThat(rows.one("SELECT count(*) FROM data_collections")).isEqualTo("1");
    }

    @Test
    void askForNoMoreThanIsWanted() {
        var topic = id("topics");

        var response =
                editor.post(
                        "/v1/collections",
                        "{\"sources\":[\"youtube\"],\"topic_ids\":[\"" + topic + "\"]}",
                        null);

        assertThat(response.statusCode()).as(response.body()).isEqualTo(202);
        assertThat(rows.one("SELECT topic_ids FROM collection_sources WHERE source = 'youtube'"))
                .isEqualTo("{" + topic + "}");
    }

    @Test
    void refuseASecondWhileOneIsUnderWay() {
        rows.execute("INSERT INTO data_collections (started_at) VALUES (now())");

        Problems.assertProblem(editor.post("/v1/collections", "{}", null), 409, "conflict");

        assertThat(rows.one("SELECT count(*) FROM data_collections")).isEqualTo("1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"sources\":[\"myspace\"]} | sources",
                "{\"sources\":[]} | sources",
                "{\"topic_ids\":[\"00000000-0000-0000-0000-000000000000\"]} | topic_ids",
                "{\"topic_ids\":[]} | topic_ids",
                "{\"provenance\":\"live\"} | provenance"
            })
    void nameWhatIsWrong(String body, String field) {
        var response = editor.post("/v1/collections", body, null);

        Problems.assertProblem(response, 400, "invalid-request");
        assertThat(response.body()).contains("\"field\":\"" + field);
        assertThat(rows.all("SELECT id FROM data_collections")).isEmpty();
    }

    @Test
    void startNothingForReaders() {
        var reader = nobody.as(id("users WHERE username = 'ed'"));

        Problems.assertProblem(reader.post("/v1/collections", "{}", null), 403, "forbidden");
        Problems.assertProblem(nobody.post("/v1/collections", "{}", null), 401, "unauthenticated");
    }

    private UUID id(String table) {
        return UUID.fromString(rows.one("SELECT id FROM " + table));
    }
}
