package uptick.collections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import uptick.collections.ScriptedProvider.Answer;
import uptick.collections.ScriptedProvider.Request;
import uptick.collections.reddit.RecheckPosts;
import uptick.collections.reddit.RecheckPosts.Rechecked;
import uptick.collections.run.AtStep;

/// What is deleted on Reddit, from its answers to what is left in the rows. Bodies are made after Reddit's description of its
/// fields; see the README beside the recorded ones.
class RecheckPostsTest {

    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final String INFO = "/api/info?id=";

    private final Queue<Answer> answers = new ArrayDeque<>();
    private final ScriptedProvider reddit =
            new ScriptedProvider(
                    request ->
                            request.address().equals("/api/v1/access_token")
                                    ? Answer.ok(
                                            "{\"access_token\": \"a-token\", \"token_type\": \"bearer\", \"expires_in\": 3600}")
                                    : answers.remove());
    private final Collecting collecting = start(Map.of());

    @AfterEach
    void stop() {
        collecting.close();
        reddit.close();
    }

    @Test
    void deletesHereWhatWasDeletedThereAndKeepsTheNumbers() {
        observe("2026-11-20T06:00:00Z", "t3_a", "t3_b", "t3_c", "t3_d");
        observe("2026-11-21T06:00:00Z", "t3_b", "t3_d");
        collecting.clock().advance(DAY);
        answers.add(
                info(
                        post("t3_a", ""),
                        post("t3_b", ", \"removed_by_category\": \"moderator\""),
                        post("t3_c", ", \"author\": \"[deleted]\""),
                        post("t3_d", "")));

        assertThat(recheck()).isEqualTo(new Rechecked(4, 2, 0, null));

        assertThat(asked()).containsExactly(INFO + "t3_a,t3_c,t3_b,t3_d&raw_json=1");
        assertThat(posts())
                .containsExactly(
                        "t3_a Title of t3_a /r/apple/t3_a apple 100 0.9 7",
                        "apple 101 0.9 7",
                        "apple 102 0.9 7",
                        "t3_d Title of t3_d /r/apple/t3_d apple 103 0.9 7",
                        "apple 100 0.9 7",
                        "t3_d Title of t3_d /r/apple/t3_d apple 101 0.9 7");
        assertThat(everyRow()).contains("t3_a", "t3_d").doesNotContain("t3_b", "t3_c");
        assertThat(audited())
                .containsExactly("{\"posts\": 2, \"because\": \"deleted\", \"observations\": 2}");
        assertThat(one("SELECT audit_verify()")).isEqualTo("null");
    }

    @Test
    void asksForEachPostOnceADayWhileARunIsNotShownIt() {
        observe("2026-11-21T06:00:00Z", "t3_a");
        collecting.clock().advance(DAY.minusSeconds(1));
        assertThat(recheck()).isEqualTo(new Rechecked(0, 0, 0, null));
        assertThat(reddit.requests()).isEmpty();

        collecting.clock().advance(Duration.ofSeconds(1));
        answers.add(info(post("t3_a", "")));
        assertThat(recheck().asked()).isOne();
        assertThat(recheck().asked()).isZero();

        observe("2026-11-22T18:00:00Z", "t3_a");
        collecting.clock().advance(DAY);
        assertThat(recheck().asked()).isZero();
        collecting.clock().advance(HOUR.multipliedBy(12));
        answers.add(info(post("t3_a", "")));
        assertThat(recheck().asked()).isOne();
    }

    @Test
    void deletesWhatIsMissingOnlyWhereASecondAnswerSaysSoAnHourLater() {
        observe("2026-11-20T06:00:00Z", "t3_a", "t3_b", "t3_c");
        answers.add(info(post("t3_c", "")));

        assertThat(recheck()).isEqualTo(new Rechecked(3, 0, 0, null));
        collecting.clock().advance(HOUR.minusSeconds(1));
        assertThat(recheck().asked()).isZero();
        collecting.clock().advance(Duration.ofSeconds(1));
        answers.add(info(post("t3_b", "")));
        assertThat(recheck()).isEqualTo(new Rechecked(2, 1, 0, null));

        assertThat(asked()).last().isEqualTo(INFO + "t3_a,t3_b&raw_json=1");
        assertThat(everyRow()).contains("t3_b", "t3_c").doesNotContain("t3_a");
        assertThat(
                        collecting
                                .rows()
                                .all("SELECT name FROM reddit_posts WHERE missing_since IS NULL"))
                .containsExactlyInAnyOrder("t3_b", "t3_c");
    }

    @Test
    void countsAnewWhereAPostWasThereInBetween() {
        observe("2026-11-20T06:00:00Z", "t3_a");
        answers.add(info());
        assertThat(recheck().deleted()).isZero();

        collecting.clock().advance(HOUR);
        answers.add(info(post("t3_a", "")));
        assertThat(recheck().deleted()).isZero();
        collecting.clock().advance(DAY);
        answers.add(info());
        assertThat(recheck().deleted()).isZero();

        assertThat(everyRow()).contains("t3_a");
    }

    @Test
    void asksForAHundredAtOnceAndKeepsWhatItHasWhereRedditAsksToWait() {
        var names = IntStream.range(0, 150).mapToObj("t3_%03d"::formatted).toArray(String[]::new);
        for (var from = 0; from < names.length; from += 5) {
            observe("2026-11-20T06:00:00Z", Arrays.copyOfRange(names, from, from + 5));
        }
        answers.add(
                info(
                        IntStream.range(0, 100)
                                .mapToObj(
                                        n ->
                                                post(
                                                        names[n],
                                                        n == 42
                                                                ? ", \"author\": \"[deleted]\""
                                                                : ""))
                                .toArray(String[]::new)));
        var wait = new Answer(429, Map.of("Retry-After", "3600"), "<html>Too Many Requests</html>");
        answers.add(wait);

        var rechecked = recheck();

        assertThat(rechecked.asked()).isEqualTo(100);
        assertThat(rechecked.deleted()).isOne();
        assertThat(rechecked.reason()).isNotNull();
        assertThat(everyRow()).doesNotContain("t3_042");
        assertThat(one("SELECT count(*) FROM reddit_posts WHERE due_at <= '2026-11-21T06:00:00Z'"))
                .isEqualTo("50");
        assertThat(recheck().asked()).isZero();

        collecting.clock().advance(HOUR);
        answers.add(
                info(
                        IntStream.range(100, 150)
                                .mapToObj(n -> post(names[n], ""))
                                .toArray(String[]::new)));
        assertThat(recheck()).isEqualTo(new Rechecked(50, 0, 0, null));
        assertThat(
                        one(
                                "SELECT count(*) FROM quota_reservations WHERE purpose = 'deletions' AND collection_id IS NULL AND state = 'settled'"))
                .isEqualTo(String.valueOf(reddit.requests().size()));
        assertThat(
                        one(
                                "SELECT units_used || ' ' || units_reserved FROM api_quota_usage WHERE api_name = 'reddit'"))
                .isEqualTo(reddit.requests().size() + " 0");
    }

    @Test
    void losesNothingWhereAWorkerDiesBetweenTheAnswerAndItsCommit() {
        observe("2026-11-20T06:00:00Z", "t3_a");
        answers.add(info(post("t3_a", ", \"author\": \"[deleted]\"")));
        // The first is the login's.
        collecting.crashes().crash("ASK_OVER", 2);

        assertThatExceptionOfType(AtStep.Crash.class).isThrownBy(this::recheck);

        assertThat(everyRow()).contains("t3_a");
        assertThat(audited()).isEmpty();
        collecting.crashes().disarm();
        answers.add(info(post("t3_a", ", \"author\": \"[deleted]\"")));
        assertThat(recheck()).isEqualTo(new Rechecked(1, 1, 0, null));
        assertThat(everyRow()).doesNotContain("t3_a");
    }

    @Test
    void givesUpWithoutAskingWhatNoRunWasShownForNinetyDays() {
        observe("2026-08-01T06:00:00Z", "t3_a", "t3_b");
        observe("2026-11-21T05:00:00Z", "t3_b");
        observe("2026-11-19T06:00:00Z", "t3_c");
        collecting
                .rows()
                .execute("INSERT INTO source_states (source, is_enabled) VALUES ('reddit', false)");

        assertThat(recheck()).isEqualTo(new Rechecked(0, 0, 1, "It was switched off."));

        assertThat(reddit.requests()).isEmpty();
        assertThat(everyRow()).contains("t3_b", "t3_c").doesNotContain("t3_a");
        assertThat(audited())
                .containsExactly("{\"posts\": 1, \"because\": \"unseen\", \"observations\": 1}");
    }

    @Test
    void givesUpWhatIsOldAlsoWithoutAnApplication() {
        try (var other =
                start(
                        Map.of(
                                "uptick.collections.reddit.client-id",
                                " ",
                                "uptick.collections.reddit.forget-after",
                                "2d"))) {
            observe(other, "2026-11-19T06:00:00Z", "t3_a");
            observe(other, "2026-11-19T06:00:01Z", "t3_b");

            assertThat(other.bean(RecheckPosts.class).recheck())
                    .isEqualTo(new Rechecked(0, 0, 1, "No Reddit application is configured."));

            assertThat(reddit.requests()).isEmpty();
            assertThat(other.rows().all("SELECT name FROM reddit_posts")).containsExactly("t3_b");
        }
    }

    @Test
    void isTheHourlyFunctionsWork() {
        observe("2026-11-20T06:00:00Z", "t3_a");
        answers.add(info(post("t3_a", ", \"removed_by_category\": \"deleted\"")));

        assertThat(
                        new RecheckPostsHandler(collecting.context())
                                .run(new RecheckPostsHandler.Event(), Duration.ofMinutes(5)))
                .isEqualTo(new RecheckPostsHandler.Answer(1, 1, 0, null));
    }

    private Collecting start(Map<String, Object> settings) {
        var all =
                new HashMap<String, Object>(
                        Map.of(
                                "uptick.outbound.allowed-origins",
                                reddit.origin(),
                                "uptick.collections.reddit.client-id",
                                "the-id",
                                "uptick.collections.reddit.client-secret",
                                "the-secret",
                                "uptick.collections.reddit.base",
                                reddit.origin(),
                                "uptick.collections.reddit.login",
                                reddit.origin()));
        all.putAll(settings);
        var started = Collecting.start(all);
        started.limit("reddit", 1000);
        return started;
    }

    private Rechecked recheck() {
        return collecting.bean(RecheckPosts.class).recheck();
    }

    private void observe(String at, String... names) {
        observe(collecting, at, names);
    }

    /* As a run writes it: a topic of its own each time. */
    private static void observe(Collecting collecting, String at, String... names) {
        var posts =
                IntStream.range(0, names.length)
                        .mapToObj(
                                n ->
                                        """
                                        {"name": "%1$s", "subreddit": "apple", "title": "Title of %1$s", "permalink": "/r/apple/%1$s",
                                         "posted_at": "2026-11-20T00:00:00Z", "score": %2$d, "upvote_ratio": 0.9, "comments": 7, "is_over18": false}
                                        """
                                                .formatted(names[n], 100 + n))
                        .collect(Collectors.joining(", "));
        collecting
                .rows()
                .execute(
                        """
                        WITH topic AS (
                          INSERT INTO topics (topic_key, title) SELECT 'topic ' || key, 'Topic' FROM uuidv4() AS key RETURNING id),
                        run AS (
                          INSERT INTO data_collections (started_at, completed_at, status) VALUES ('%1$s', '%1$s', 'completed') RETURNING id)
                        INSERT INTO observations (collection_id, topic_id, source, observed_at, state, metrics, recorded_at)
                        SELECT run.id, topic.id, 'reddit', '%1$s', 'ok', '{"posts": [%2$s], "authors": 3}', '%1$s'
                        FROM run
                        CROSS JOIN topic
                        """
                                .formatted(at, posts));
    }

    private static Answer info(String... posts) {
        return Answer.ok(
                Stream.of(posts)
                        .collect(
                                Collectors.joining(
                                        ", ",
                                        "{\"kind\": \"Listing\", \"data\": {\"after\": null, \"children\": [",
                                        "]}}")));
    }

    private static String post(String name, String more) {
        return """
        {"kind": "t3", "data": {"name": "%s", "subreddit": "apple", "title": "iPhone X", "author": "ann", "created_utc": 1795200000.0,
         "score": 1, "num_comments": 1, "permalink": "/r/apple/comments/x/"%s}}
        """
                .formatted(name, more);
    }

    private List<String> asked() {
        return reddit.requests().stream()
                .map(Request::address)
                .filter(address -> address.startsWith(INFO))
                .toList();
    }

    private List<String> posts() {
        return collecting
                .rows()
                .all(
                        """
                        SELECT concat_ws(' ', post ->> 'name', post ->> 'title', post ->> 'permalink', post ->> 'subreddit', post ->> 'score',
                                         post ->> 'upvote_ratio', post ->> 'comments')
                        FROM observations, jsonb_array_elements(metrics -> 'posts') WITH ORDINALITY AS posts (post, place)
                        ORDER BY observed_at, place
                        """);
    }

    private List<String> audited() {
        return collecting
                .rows()
                .all(
                        "SELECT details FROM audit_log WHERE action = 'posts.scrubbed' ORDER BY sequence");
    }

    private String everyRow() {
        return String.join(
                "\n",
                collecting
                        .rows()
                        .all(
                                """
                                SELECT observations::text FROM observations
                                UNION ALL SELECT reddit_posts::text FROM reddit_posts
                                UNION ALL SELECT quota_reservations::text FROM quota_reservations
                                UNION ALL SELECT source_states::text FROM source_states
                                UNION ALL SELECT audit_log::text FROM audit_log
                                """));
    }

    private String one(String sql) {
        return collecting.rows().one(sql);
    }
}
