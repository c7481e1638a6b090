package uptick.collections;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.regex.Pattern;

import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
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
@Property(name = "uptick.transaction.assume-role", value = "true")
class SourcesOverHttpTest {

    private static final String SOURCES = "/v1/sources";
    private static final Pattern NAME = Pattern.compile("\"source\":\"([a-z_]+)\"");

    private final Rows rows;
    private final Api nobody;
    private Api admin;
    private Api reader;

    SourcesOverHttpTest(EmbeddedServer server, TestDatabase database) {
        this.rows = new Rows(database);
        this.nobody = Api.at(server.getURI());
        this.admin = nobody;
        this.reader = nobody;
    }

    @BeforeEach
    void nobodyHasAskedOrSetASource() {
        rows.execute("DELETE FROM source_states");
        admin = nobody.asAdmin(account("is_admin"));
        reader = nobody.as(account("is_verified"));
    }

    @Test
    void listsEverySourceByNameAlsoThoseThatWereNeverAsked() {
        var listed = reader.get(SOURCES);

        assertThat(listed.statusCode()).as(listed.body()).isEqualTo(200);
        assertThat(NAME.matcher(listed.body()).results().map(found -> found.group(1)))
                .containsExactly(
                        "google_trends",
                        "hacker_news",
                        "reddit",
                        "similarweb",
                        "wikipedia",
                        "youtube");
        assertThat(of("youtube"))
                .contains(
                        "\"is_available\":true",
                        "\"is_enabled\":true",
                        "\"licence_state\":\"unreviewed\"",
                        "\"state\":\"not_asked\"",
                        "\"reason\":\"It was not asked yet.\"",
                        "\"last_success_at\":null");
    }

    @Test
    void saysWhyASourceIsSilentAndSinceWhenItIsLeftAlone() {
        rows.execute(
                """
                INSERT INTO source_states (
                  source, breaker, breaker_failures, breaker_retry_at, last_attempt_at, last_success_at, last_state, last_reason)
                VALUES ('youtube', 'open', 5, '2026-11-27T06:05:00Z', '2026-11-27T06:00:00Z', '2026-11-26T06:00:00Z', 'failed',
                  'YouTube answered with status 503.')
                """);

        assertThat(of("youtube"))
                .contains(
                        "\"state\":\"failed\"",
                        "\"reason\":\"YouTube answered with status 503.\"",
                        "\"is_resting\":true",
                        "\"retry_at\":\"2026-11-27T06:05:00Z\"",
                        "\"last_success_at\":\"2026-11-26T06:00:00Z\"");
    }

    @Test
    void switchesASourceAndReviewsItsTermsOnePieceAtATime() {
        rows.execute(
                "INSERT INTO source_states (source, last_attempt_at, last_state) VALUES ('youtube', now(), 'ok')");

        var off = admin.send("PATCH", SOURCES + "/youtube", "{\"is_enabled\": false}");
        var reviewed =
                admin.send(
                        "PATCH",
                        SOURCES + "/youtube",
                        "{\"licence_state\": \"restricted\", \"licence_note\": \"Only for us.\"}");
        var forgotten = admin.send("PATCH", SOURCES + "/youtube", "{\"licence_note\": \"\"}");

        assertThat(off.statusCode()).as(off.body()).isEqualTo(200);
        assertThat(off.body())
                .contains(
                        "\"is_enabled\":false",
                        "\"reason\":\"It was switched off.\"",
                        "\"state\":\"ok\"");
        assertThat(reviewed.body())
                .contains(
                        "\"is_enabled\":false",
                        "\"licence_state\":\"restricted\"",
                        "\"licence_note\":\"Only for us.\"");
        assertThat(forgotten.body())
                .contains("\"licence_state\":\"restricted\"", "\"licence_note\":null");
        assertThat("{" + of("youtube") + "}").isEqualTo(forgotten.body());
        assertThat(
                        rows.all(
                                "SELECT details::text FROM audit_log WHERE action = 'source.changed' ORDER BY sequence"))
                .hasSize(3)
                .noneMatch(details -> details.contains("Only for us"));
    }

    @Test
    void triesASourceForAdministratorsAndWritesDownWho() {
        var tried = admin.send("POST", SOURCES + "/youtube/test");

        assertThat(tried.statusCode()).as(tried.body()).isEqualTo(200);
        assertThat(tried.body())
                .contains(
                        "\"source\":\"youtube\"",
                        "\"state\":\"not_asked\"",
                        "\"reason\":\"No YouTube API key is configured.\"",
                        "\"units\":0");
        assertThat(
                        rows.one(
                                "SELECT count(*) FROM audit_log WHERE action = 'source.tested' AND subject = 'source:youtube'"))
                .isEqualTo("1");
        assertThat(admin.send("POST", SOURCES + "/myspace/test").statusCode()).isEqualTo(404);
        assertThat(reader.send("POST", SOURCES + "/youtube/test").statusCode()).isEqualTo(403);
    }

    @Test
    void changesNothingWhereNothingIsSent() {
        assertThat(admin.send("PATCH", SOURCES + "/reddit", "{}").statusCode()).isEqualTo(200);

        assertThat(rows.one("SELECT count(*) FROM source_states")).isEqualTo("0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"myspace", "YOUTUBE", "youtube%20", "hacker-news"})
    void knowsNoOtherSources(String name) {
        Problems.assertProblem(
                admin.send("PATCH", SOURCES + "/" + name, "{\"is_enabled\": false}"),
                404,
                "not-found");
        assertThat(rows.one("SELECT count(*) FROM source_states")).isEqualTo("0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"licence_state\": \"fine\"}",
                "{\"is_enabled\": \"no\"}",
                "{\"breaker\": \"closed\"}",
                "{\"licence_note\": \"a\\u0000b\"}"
            })
    void refusesWhatIsNoChange(String body) {
        Problems.assertProblem(
                admin.send("PATCH", SOURCES + "/youtube", body), 400, "invalid-request");
        assertThat(rows.one("SELECT count(*) FROM source_states")).isEqualTo("0");
    }

    @Test
    void letsAdministratorsAloneChangeIt() {
        Problems.assertProblem(
                reader.send("PATCH", SOURCES + "/youtube", "{\"is_enabled\": false}"),
                403,
                "forbidden");
        // A token that says more than the row.
        Problems.assertProblem(
                nobody.asAdmin(account("is_verified"))
                        .send("PATCH", SOURCES + "/youtube", "{\"is_enabled\": false}"),
                401,
                "unauthenticated");
        Problems.assertProblem(nobody.get(SOURCES), 401, "unauthenticated");

        assertThat(rows.one("SELECT count(*) FROM source_states")).isEqualTo("0");
    }

    /* The members of a source's object. */
    private String of(String source) {
        var body = reader.get(SOURCES).body();
        var start = body.indexOf("\"source\":\"" + source + "\"");
        return body.substring(start, body.indexOf('}', start));
    }

    private UUID account(String right) {
        var id = UUID.randomUUID();
        rows.execute(
                """
                INSERT INTO users (id, username, password_hash, %s)
                VALUES ('%s', '%s', '!', true)
                """
                        .formatted(right, id, id));
        return id;
    }
}
