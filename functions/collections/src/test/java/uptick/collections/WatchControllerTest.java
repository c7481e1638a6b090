package uptick.collections;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import uptick.testing.database.TestDatabase;
import uptick.testing.database.WithDatabase;
import uptick.testing.token.TrustsTestTokens;

@WithDatabase
@TrustsTestTokens
@MicronautTest(transactional = false)
@Property(name = "uptick.transaction.assume-role", value = "true")
@Property(name = "uptick.tier.free.topics-watched", value = "3")
@Property(name = "datasources.default.maximum-pool-size", value = "8")
class WatchControllerTest {

    private static final String MINE = "/v1/me/topics";
    private static final String NONE = "{\"items\":[]}";

    private final Rows rows;
    private final Api nobody;
    private Api ann;
    private Api bob;
    private String iphone = "";
    private String jedi = "";

    WatchControllerTest(EmbeddedServer server, TestDatabase database) {
        this.rows = new Rows(database);
        this.nobody = Api.at(server.getURI());
        this.ann = nobody;
        this.bob = nobody;
    }

    @BeforeEach
    void annAndBobFollowNothingYet() {
        rows.execute("DELETE FROM topics");
        ann = somebody("ann");
        bob = somebody("bob");
        iphone = topic("iPhone X", "ARRAY['iPhone 10', 'iPhone Ten']");
        jedi = topic("The Last Jedi", "'{}'");
    }

    @Test
    void followsTopicsAndListsThemByTitle() {
        assertThat(ann.get(MINE).body()).isEqualTo(NONE);

        var response = ann.put(MINE + "/" + jedi);
        ann.put(MINE + "/" + iphone);

        assertThat(response.statusCode()).isEqualTo(204);
        assertThat(response.body()).isEmpty();
        assertThat(ann.get(MINE).body())
                .isEqualTo(
                        "{\"items\":[{\"id\":\""
                                + iphone
                                + "\",\"title\":\"iPhone X\",\"aliases\":[\"iPhone 10\",\"iPhone Ten\"]},{\"id\":\""
                                + jedi
                                + "\",\"title\":\"The Last Jedi\",\"aliases\":[]}]}");
    }

    @Test
    void changesNothingWhereATopicIsFollowedAgain() {
        ann.put(MINE + "/" + iphone);
        var before = rows.one("SELECT topic_watches::text FROM topic_watches");

        assertThat(ann.put(MINE + "/" + iphone).statusCode()).isEqualTo(204);

        assertThat(rows.one("SELECT topic_watches::text FROM topic_watches")).isEqualTo(before);
    }

    @Test
    void followsATopicNoLongerHoweverOftenItIsSaid() {
        ann.put(MINE + "/" + iphone);

        assertThat(ann.delete(MINE + "/" + iphone).statusCode()).isEqualTo(204);
        assertThat(ann.delete(MINE + "/" + iphone).statusCode()).isEqualTo(204);
        assertThat(ann.delete(MINE + "/" + UUID.randomUUID()).statusCode()).isEqualTo(204);

        assertThat(ann.get(MINE).body()).isEqualTo(NONE);
    }

    @Test
    void showsAndTakesNothingOfAnothers() {
        ann.put(MINE + "/" + iphone);

        assertThat(bob.get(MINE).body()).isEqualTo(NONE);
        assertThat(bob.delete(MINE + "/" + iphone).statusCode()).isEqualTo(204);
        assertThat(bob.put(MINE + "/" + iphone).statusCode()).isEqualTo(204);

        assertThat(rows.one("SELECT count(*) FROM topic_watches")).isEqualTo("2");
        assertThat(ann.get(MINE).body()).contains(iphone);
    }

    @Test
    void followsNoMoreTopicsThanTheTierAllows() {
        var more = Stream.of("A", "B").map(title -> topic(title, "'{}'")).toList();
        for (var topic : List.of(iphone, jedi, more.getFirst())) {
            assertThat(ann.put(MINE + "/" + topic).statusCode()).isEqualTo(204);
        }

        var refused = ann.put(MINE + "/" + more.getLast());

        Problems.assertProblem(refused, 429, "tier-limit");
        assertThat(refused.body())
                .contains("\"limit\":\"topics_watched\"", "\"allowed\":3")
                .doesNotContain("retry_after");
        assertThat(refused.headers().firstValue("retry-after")).isEmpty();
        assertThat(ann.put(MINE + "/" + jedi).statusCode()).isEqualTo(204);
        Problems.assertProblem(ann.put(MINE + "/" + UUID.randomUUID()), 404, "not-found");
        assertThat(bob.put(MINE + "/" + more.getLast()).statusCode()).isEqualTo(204);

        ann.delete(MINE + "/" + jedi);
        assertThat(ann.put(MINE + "/" + more.getLast()).statusCode()).isEqualTo(204);
    }

    @Test
    void followsNoMoreThanThatWhereManyAreFollowedAtOnce() throws Exception {
        var topics =
                IntStream.range(0, 12).mapToObj(each -> topic("Topic " + each, "'{}'")).toList();

        try (var clients = Executors.newFixedThreadPool(6)) {
            Function<String, Callable<Integer>> follow =
                    topic -> () -> ann.put(MINE + "/" + topic).statusCode();
            for (var each : clients.invokeAll(topics.stream().map(follow).toList())) {
                assertThat(each.get()).isIn(204, 429);
            }
        }

        assertThat(rows.one("SELECT count(*) FROM topic_watches")).isEqualTo("3");
    }

    @Test
    void knowsNoTopicOfAnotherId() {
        Problems.assertProblem(ann.put(MINE + "/" + UUID.randomUUID()), 404, "not-found");

        assertThat(rows.one("SELECT count(*) FROM topic_watches")).isEqualTo("0");
    }

    @Test
    void namesAnIdThatIsNone() {
        for (var method : List.of("PUT", "DELETE")) {
            var response = ann.send(method, MINE + "/iphone");

            Problems.assertProblem(response, 400, "invalid-request");
            assertThat(response.body()).as(method).contains("\"field\":\"id\"");
        }
    }

    @Test
    void wantsATokenOfALivingAccount() {
        rows.execute("UPDATE users SET is_deleted = true WHERE username = 'bob'");

        for (var api : List.of(nobody, bob, nobody.as(UUID.randomUUID()))) {
            Problems.assertProblem(api.get(MINE), 401, "unauthenticated");
            Problems.assertProblem(api.put(MINE + "/" + iphone), 401, "unauthenticated");
            Problems.assertProblem(api.delete(MINE + "/" + iphone), 401, "unauthenticated");
        }
        assertThat(rows.one("SELECT count(*) FROM topic_watches")).isEqualTo("0");
    }

    private Api somebody(String name) {
        rows.execute("DELETE FROM users WHERE username = '" + name + "'");
        return nobody.as(
                UUID.fromString(
                        rows.one(
                                "INSERT INTO users (username, password_hash) VALUES ('"
                                        + name
                                        + "', 'x') RETURNING id")));
    }

    private String topic(String title, String aliases) {
        return rows.one(
                "INSERT INTO topics (topic_key, title, aliases) VALUES (lower('%1$s'), '%1$s', %2$s) RETURNING id"
                        .formatted(title, aliases));
    }
}
