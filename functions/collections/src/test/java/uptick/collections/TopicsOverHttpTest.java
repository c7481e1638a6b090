package uptick.collections;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import uptick.testing.database.TestDatabase;
import uptick.testing.database.WithDatabase;
import uptick.testing.token.TrustsTestTokens;

@WithDatabase
@TrustsTestTokens
@MicronautTest(transactional = false)
@Property(name = "uptick.transaction.assume-role", value = "true")
@Property(name = "datasources.default.maximum-pool-size", value = "8")
class TopicsOverHttpTest {

    private static final String TOPICS = "/v1/topics";
    private static final Pattern ID = Pattern.compile("\"id\":\"([0-9a-f-]{36})\"");
    private static final Pattern TITLE = Pattern.compile("\"title\":\"([^\"]*)\"");
    private static final Pattern NEXT = Pattern.compile("\"next\":\"([^\"]*)\"");

    private final Rows rows;
    private final Api nobody;
    private Api editor;
    private Api reader;

    TopicsOverHttpTest(EmbeddedServer server, TestDatabase database) {
        this.rows = new Rows(database);
        this.nobody = Api.at(server.getURI());
        this.editor = nobody;
        this.reader = nobody;
    }

    @BeforeEach
    void thereAreAnEditorAndAReaderAndNoTopics() {
        rows.execute("DELETE FROM topics");
        editor = nobody.asEditor(account("is_editor"));
        reader = nobody.as(account("is_verified"));
    }

    @Test
    void addsATopicThatEverybodySees() {
        var added =
                editor.send(
                        "POST",
                        TOPICS,
                        """
                        {"title": " iPhone X: Launch! ", "aliases": ["iPhone 10", "iphone-10", "IPHONE X launch"],
                         "language": "en", "region": "GB", "priority": 5, "wanted_sources": ["youtube", "reddit", "youtube"]}
                        """);

        assertThat(added.statusCode()).as(added.body()).isEqualTo(201);
        assertThat(added.headers().firstValue("location")).hasValue(TOPICS + "/" + id(added));
        assertThat(added.body())
                .contains(
                        "\"title\":\"iPhone X: Launch!\"",
                        "\"aliases\":[\"iPhone 10\"]",
                        "\"language\":\"en\"",
                        "\"region\":\"GB\"",
                        "\"priority\":5",
                        "\"is_tracked\":true",
                        "\"wanted_sources\":[\"reddit\",\"youtube\"]",
                        "\"retired_at\":null");
        assertThat(reader.get(TOPICS + "/" + id(added)).body()).isEqualTo(added.body());
        assertThat(reader.get(TOPICS).body())
                .isEqualTo("{\"items\":[" + added.body() + "],\"next\":null}");
        assertThat(rows.one("SELECT topic_key || alias_keys::text FROM topics"))
                .isEqualTo("iphone x launch{\"iphone 10\"}");
        assertThat(rows.one("SELECT action FROM audit_log ORDER BY sequence DESC LIMIT 1"))
                .isEqualTo("topic.added");
    }

    @ParameterizedTest
    @ValueSource(strings = {"iphone x", "IPHONE   X!", "iPhone 10", "iphone-ten"})
    void oneStoryHasOneTopicWhateverItIsCalled(String title) {
        var first = add("{\"title\": \"iPhone X\", \"aliases\": [\"iPhone 10\", \"iPhone ten\"]}");

        var second = editor.send("POST", TOPICS, "{\"title\": \"" + title + "\"}");

        Problems.assertProblem(second, 409, "conflict");
        assertThat(second.body()).contains("iPhone X", first);
        assertThat(rows.one("SELECT count(*) FROM topics")).isEqualTo("1");
    }

    @Test
    void takesNoAliasThatIsTheTitleOfAnotherButSharesAliases() {
        add("{\"title\": \"Apple\", \"aliases\": [\"keynote\"]}");

        Problems.assertProblem(
                editor.send("POST", TOPICS, "{\"title\": \"Fruit\", \"aliases\": [\"APPLE\"]}"),
                409,
                "conflict");
        assertThat(
                        editor.send(
                                        "POST",
                                        TOPICS,
                                        "{\"title\": \"Google\", \"aliases\": [\"Keynote\"]}")
                                .statusCode())
                .isEqualTo(201);
    }

    @Test
    void givesANameToOneOfManyEditorsWhoWantItAtOnce() throws Exception {
        try (var clients = Executors.newFixedThreadPool(6)) {
            List<Callable<HttpResponse<String>>> wishes =
                    IntStream.range(0, 12)
                            .<Callable<HttpResponse<String>>>mapToObj(
                                    each ->
                                            () ->
                                                    editor.send(
                                                            "POST",
                                                            TOPICS,
                                                            each % 2 == 0
                                                                    ? "{\"title\": \"Wanted\"}"
                                                                    : "{\"title\": \"Other %d\", \"aliases\": [\"wanted\"]}"
                                                                            .formatted(each)))
                            .toList();
            for (var answer : clients.invokeAll(wishes)) {
                assertThat(answer.get().statusCode()).isIn(201, 409);
            }
        }

        assertThat(
                        rows.one(
                                """
                                SELECT count(*)
                                FROM topics AS one
                                JOIN topics AS other ON other.alias_keys @> ARRAY[one.topic_key::text]
                                """))
                .isEqualTo("0");
    }

    @Test
    void changesWhatIsSentAndNothingElse() {
        var id =
                add("{\"title\": \"Jedi\", \"region\": \"GB\", \"wanted_sources\": [\"youtube\"]}");
        rows.execute(
                "UPDATE topics SET is_tracked = false, is_control_sample = true, sampled_at = now()");

        var changed =
                editor.send(
                        "PATCH",
                        TOPICS + "/" + id,
                        "{\"title\": \"The Last Jedi\", \"is_tracked\": true, \"region\": \"\", \"wanted_sources\": []}");

        assertThat(changed.statusCode()).as(changed.body()).isEqualTo(200);
        assertThat(changed.body())
                .contains(
                        "\"id\":\"" + id + "\"",
                        "\"title\":\"The Last Jedi\"",
                        "\"region\":null",
                        "\"is_tracked\":true",
                        "\"is_control_sample\":false",
                        "\"wanted_sources\":null");
        assertThat(reader.get(TOPICS + "/" + id).body()).isEqualTo(changed.body());
        assertThat(rows.one("SELECT details::text FROM audit_log ORDER BY sequence DESC LIMIT 1"))
                .contains("title", "is_tracked", "region", "wanted_sources")
                .doesNotContain("priority");

        var entries = rows.one("SELECT count(*) FROM audit_log");
        editor.send("PATCH", TOPICS + "/" + id, "{\"priority\": 0}");
        assertThat(rows.one("SELECT count(*) FROM audit_log")).isEqualTo(entries);
    }

    @Test
    void takesNoTitleThatAnotherTopicHasOrHad() {
        var id = add("{\"title\": \"One\"}");
        add("{\"title\": \"Two\"}");
        editor.delete(TOPICS + "/" + add("{\"title\": \"Three\"}"));

        for (var title : List.of("two", "THREE")) {
            Problems.assertProblem(
                    editor.send("PATCH", TOPICS + "/" + id, "{\"title\": \"" + title + "\"}"),
                    409,
                    "conflict");
        }
        assertThat(editor.send("PATCH", TOPICS + "/" + id, "{\"title\": \"ONE\"}").statusCode())
                .isEqualTo(200);
    }

    @Test
    void retiresATopicAndBringsItBackWithItsPast() {
        var id = add("{\"title\": \"Fidget spinner\", \"aliases\": [\"spinner\"]}");

        assertThat(editor.delete(TOPICS + "/" + id).statusCode()).isEqualTo(204);
        assertThat(editor.delete(TOPICS + "/" + id).statusCode()).isEqualTo(204);

        assertThat(reader.get(TOPICS).body()).isEqualTo("{\"items\":[],\"next\":null}");
        assertThat(reader.get(TOPICS + "?q=spin").body()).contains("\"items\":[]");
        assertThat(reader.get(TOPICS + "/" + id).body())
                .contains("\"is_tracked\":false")
                .doesNotContain("\"retired_at\":null");
        Problems.assertProblem(
                editor.send("PATCH", TOPICS + "/" + id, "{\"priority\": 1}"), 409, "conflict");
        assertThat(
                        rows.one(
                                "SELECT count(*) FROM audit_log WHERE action = 'topic.retired' AND subject = 'topic:"
                                        + id
                                        + "'"))
                .isEqualTo("1");

        assertThat(add("{\"title\": \"Fidget Spinner\"}")).isEqualTo(id);
        assertThat(reader.get(TOPICS + "/" + id).body())
                .contains("\"title\":\"Fidget Spinner\"", "\"aliases\":[]", "\"retired_at\":null");
    }

    @ParameterizedTest
    @CsvSource({
        "iph, iPhone X",
        "X IPHO, iPhone X",
        "ten, iPhone X",
        "%C3%BCber, Über Café",
        "caf%C3%A9, Über Café",
        "hone, ''",
        "iphone jedi, ''",
    })
    void findsTopicsByTheBeginningsOfTheWordsOfTheirNames(String words, String title) {
        add("{\"title\": \"iPhone X\", \"aliases\": [\"iphone ten\"]}");
        add("{\"title\": \"The Last Jedi\"}");
        add("{\"title\": \"Über Café\"}");

        var found = reader.get(TOPICS + "?q=" + words.replace(" ", "%20"));

        assertThat(found.statusCode()).as(found.body()).isEqualTo(200);
        assertThat(titles(found)).isEqualTo(title.isEmpty() ? List.of() : List.of(title));
    }

    @Test
    void pagesThroughAllOnceAndInOrder() {
        IntStream.range(0, 25)
                .mapToObj(each -> "Topic %02d".formatted(each * 7 % 25))
                .forEach(
                        title ->
                                add(
                                        "{\"title\": \""
                                                + title
                                                + "\", \"is_tracked\": "
                                                + title.endsWith("5")
                                                + "}"));

        for (var address : List.of(TOPICS + "?limit=4", TOPICS + "?limit=4&q=top")) {
            assertThat(everything(address))
                    .isEqualTo(IntStream.range(0, 25).mapToObj("Topic %02d"::formatted).toList());
        }
        assertThat(everything(TOPICS + "?limit=1&tracked=true"))
                .containsExactly("Topic 05", "Topic 15");
        assertThat(everything(TOPICS + "?limit=9&tracked=false&q=0"))
                .hasSize(9)
                .doesNotContain("Topic 05");
    }

    @Test
    void listsWhatChartsBroughtAlone() {
        add("{\"title\": \"Added\"}");
        discovered("Found", true);
        discovered("Found before", false);

        assertThat(everything(TOPICS + "?limit=1"))
                .containsExactly("Added", "Found", "Found before");
        assertThat(everything(TOPICS + "?limit=1&discovered=true"))
                .containsExactly("Found", "Found before");
        assertThat(everything(TOPICS + "?limit=1&discovered=true&tracked=true"))
                .containsExactly("Found");
        assertThat(everything(TOPICS + "?limit=1&discovered=true&q=befo"))
                .containsExactly("Found before");
        assertThat(everything(TOPICS + "?discovered=true&q=added")).isEmpty();
        assertThat(reader.get(TOPICS + "?q=found&tracked=true").body())
                .contains(
                        "\"discovered_at\":\"2026-11-21T06:00:00Z\"",
                        "\"discovered_from\":[\"wikipedia\",\"youtube\"]");
    }

    @Test
    void isTakenOverByTheEditorWhoChangesOrRetiresIt() {
        var changed = discovered("Found", true);
        var retired = discovered("Found before", true);
        var left = discovered("Left alone", true);

        editor.send("PATCH", TOPICS + "/" + changed, "{\"priority\": 1}");
        editor.send("PATCH", TOPICS + "/" + left, "{\"priority\": 0}");
        editor.send("DELETE", TOPICS + "/" + retired, "");

        assertThat(rows.all("SELECT title FROM topics WHERE is_automatic"))
                .containsExactly("Left alone");
        assertThat(rows.one("SELECT count(*) FROM topics WHERE discovered_at IS NOT NULL"))
                .isEqualTo("3");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "title          | {\"title\": \"\"}",
                "title          | {\"title\": \"!?\"}",
                "title          | {\"title\": \"a\\u0000b\"}",
                "title          | {}",
                "aliases        | {\"title\": \"a\", \"aliases\": [\"--\"]}",
                "aliases        | {\"title\": \"a\", \"aliases\": [null]}",
                "language       | {\"title\": \"a\", \"language\": \"english\"}",
                "region         | {\"title\": \"a\", \"region\": \"uk\"}",
                "priority       | {\"title\": \"a\", \"priority\": 100000}",
                "wanted_sources | {\"title\": \"a\", \"wanted_sources\": [\"myspace\"]}",
                "created_by     | {\"title\": \"a\", \"created_by\": \"me\"}",
            })
    void refusesWhatIsNoTopicAndNamesTheField(String field, String body) {
        var refused = editor.send("POST", TOPICS, body);

        Problems.assertProblem(refused, 400, "invalid-request");
        assertThat(refused.body()).contains(field);
        assertThat(rows.one("SELECT count(*) FROM topics")).isEqualTo("0");
    }

    @Test
    void refusesATitleThatIsTooLongInItsNormalForm() {
        // One character that is eighteen in the normal form.
        var refused = editor.send("POST", TOPICS, "{\"title\": \"" + "\uFDFA".repeat(100) + "\"}");

        Problems.assertProblem(refused, 400, "invalid-request");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?q=%21",
                "?tracked=yes",
                "?discovered=false",
                "?cursor=bm9uZQ0",
                "?cursor=QQ",
                "?limit=0",
                "?limit=101"
            })
    void refusesWhatIsNoQuestion(String query) {
        Problems.assertProblem(reader.get(TOPICS + query), 400, "invalid-request");
    }

    @Test
    void addsOnceHoweverOftenTheSameRequestIsSent() {
        var body = "{\"title\": \"Once\"}";

        var first = editor.send("POST", TOPICS, body, "Idempotency-Key", "once-and-for-all-1");
        var second = editor.send("POST", TOPICS, body, "Idempotency-Key", "once-and-for-all-1");

        assertThat(first.statusCode()).as(first.body()).isEqualTo(201);
        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.headers().firstValue("location"))
                .isEqualTo(first.headers().firstValue("location"));
    }

    @Test
    void letsReadersReadAndNothingMore() {
        var id = add("{\"title\": \"Theirs\"}");
        var before = rows.one("SELECT topics::text FROM topics");

        Problems.assertProblem(reader.send("POST", TOPICS, "{\"title\": \"x\"}"), 403, "forbidden");
        Problems.assertProblem(
                reader.send("PATCH", TOPICS + "/" + id, "{\"title\": \"x\"}"), 403, "forbidden");
        Problems.assertProblem(reader.delete(TOPICS + "/" + id), 403, "forbidden");
        Problems.assertProblem(nobody.get(TOPICS), 401, "unauthenticated");

        assertThat(rows.one("SELECT topics::text FROM topics")).isEqualTo(before);
    }

    private List<String> everything(String address) {
        var titles = new ArrayList<String>();
        var next = "";
        do {
            var page = reader.get(address + (next.isEmpty() ? "" : "&cursor=" + next));
            assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
            titles.addAll(titles(page));
            var cursor = NEXT.matcher(page.body());
            next = cursor.find() ? cursor.group(1) : "";
        } while (!next.isEmpty());
        return titles;
    }

    /* A topic that charts brought; its id. */
    private String discovered(String title, boolean isTracked) {
        rows.execute(
                """
                INSERT INTO topics (topic_key, title, is_tracked, is_automatic, discovered_at, discovered_from, last_found_at)
                VALUES (lower('%1$s'), '%1$s', %2$s, true, '2026-11-21T06:00:00Z', '{wikipedia,youtube}', '2026-11-21T06:00:00Z')
                """
                        .formatted(title, isTracked));
        return rows.one("SELECT id FROM topics WHERE title = '" + title + "'");
    }

    private String add(String topic) {
        var added = editor.send("POST", TOPICS, topic);
        assertThat(added.statusCode()).as(added.body()).isEqualTo(201);
        return id(added);
    }

    private static String id(HttpResponse<String> answer) {
        var id = ID.matcher(answer.body());
        assertThat(id.find()).as(answer.body()).isTrue();
        return id.group(1);
    }

    private static List<String> titles(HttpResponse<String> page) {
        return TITLE.matcher(page.body()).results().map(found -> found.group(1)).toList();
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
