package uptick.collections;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import uptick.collections.ScriptedProvider.Answer;
import uptick.collections.ScriptedProvider.Request;
import uptick.collections.run.AtStep;
import uptick.collections.run.StartRun;
import uptick.collections.run.Sweep;
import uptick.collections.run.TrySource;
import uptick.collections.run.WorkSlices;
import uptick.collections.source.Replies;
import uptick.edge.transaction.DatabaseRole;
import uptick.edge.transaction.Transactions;
import uptick.model.collections.ObservationState;
import uptick.model.collections.Topic;
import uptick.value.TopicKey;

/// Topics that the platforms' charts bring, from their answers to the rows.
class DiscoveryTest {

    private static final String SECOND_PAGE =
            """
            {"hits": [
              {"objectID": "1", "title": "GPT-6 is here", "url": "https://openai.com/gpt-6", "created_at_i": 1505240000, "points": 300},
              {"objectID": "2", "title": "Trying GPT-6 on my homework", "url": "https://www.example.org/x", "created_at_i": 1505240000,
               "points": 200}],
             "nbPages": 2}
            """;

    private final ScriptedProvider platforms = new ScriptedProvider(this::answer);
    private boolean chartsAreOthers;

    @AfterEach
    void stop() {
        platforms.close();
    }

    @Test
    void tracksWhatChartsShowOneStoryOnceTheBestFirst() {
        try (var collecting = start(Map.of())) {
            var outcome = collecting.collect();

            assertThat(outcome.status()).isEqualTo("completed");
            assertThat(outcome.gaps()).isEmpty();
            assertThat(topics(collecting))
                    .containsExactly(
                            "iPhone X {hacker_news,wikipedia,youtube} tracked",
                            "GPT-6 {hacker_news} tracked",
                            "nvidia {google_trends} tracked",
                            "Star Wars: The Last Jedi {wikipedia} tracked",
                            "wrexham vs qpr {google_trends} tracked",
                            "AC/DC {wikipedia} tracked",
                            "marks & spencer {google_trends} tracked",
                            "Beyoncé {wikipedia} tracked");
            assertThat(
                            collecting
                                    .rows()
                                    .all(
                                            "SELECT DISTINCT concat_ws(' ', discovered_at AT TIME ZONE 'UTC', priority, created_by, is_automatic) FROM topics"))
                    .containsExactly("2026-11-21 06:00:00 0 t");
        }
    }

    @Test
    void writesDownWhereEachWasFoundAndHowMuchOfItThereIs() {
        try (var collecting = start(Map.of())) {
            collecting.collect();

            assertThat(
                            collecting
                                    .rows()
                                    .all(
                                            """
                                            SELECT concat_ws(' ', source, slice, rank, title, is_sure, language, region, measure, measure_unit, evidence)
                                            FROM topic_findings
                                            WHERE rank < 3
                                            ORDER BY source, rank
                                            """))
                    .containsExactly(
                            "google_trends rss:GB 1 nvidia t GB 200 searches",
                            "google_trends rss:GB 2 wrexham vs qpr t GB 1000 searches",
                            "hacker_news top 1 GPT-6 t en 500 points https://news.ycombinator.com/item?id=1",
                            "hacker_news top 2 iPhone f en 812 points https://news.ycombinator.com/item?id=15229412",
                            "wikipedia top:en 1 IPhone X t en 155024 views IPhone X",
                            "wikipedia top:en 2 Star Wars: The Last Jedi t en 80021 views Star Wars: The Last Jedi",
                            "youtube chart:GB 1 iPhone X t GB 1999999 views video-0");
            assertThat(platforms.requests())
                    .extracting(request -> request.address().replaceAll("[?].*", ""))
                    .containsExactlyInAnyOrder(
                            "/hn/search_by_date",
                            "/hn/search_by_date",
                            "/trending/rss",
                            "/pageviews/top/en.wikipedia/all-access/2026/11/20");
            assertThat(collecting.youtube().queries()).hasSize(1);
        }
    }

    @Test
    void addsNothingTwiceAndNotesThatChartsStillShowIt() {
        try (var collecting = start(Map.of())) {
            collecting.collect();
            var found = topics(collecting);

            nextRun(collecting, Duration.ofDays(1));

            assertThat(topics(collecting)).isEqualTo(found);
            assertThat(
                            collecting
                                    .rows()
                                    .all(
                                            "SELECT DISTINCT (last_found_at - discovered_at)::text FROM topics"))
                    .containsExactly("1 day");
        }
    }

    @Test
    void leavesTopicsThatAreThereByTitleOrAliasAndThoseThatWereRetired() {
        try (var collecting = start(Map.of())) {
            collecting.track("iPhone X", "nvidia");
            add(collecting, "The Last Jedi", "Star Wars: The Last Jedi");
            collecting
                    .rows()
                    .execute(
                            "UPDATE topics SET retired_at = now(), is_tracked = false WHERE title = 'nvidia'");

            collecting.collect();

            assertThat(topics(collecting))
                    .contains("iPhone X null tracked", "nvidia null", "The Last Jedi null tracked")
                    .noneMatch(topic -> topic.startsWith("Star Wars"))
                    .hasSize(8);
            assertThat(
                            collecting
                                    .rows()
                                    .all(
                                            "SELECT title FROM topics WHERE discovered_at IS NULL AND last_found_at IS NOT NULL"))
                    .containsExactlyInAnyOrder("iPhone X", "nvidia", "The Last Jedi");
        }
    }

    @Test
    void addsNoMoreThanARunMayAndThanMayBeTrackedAtOnce() {
        try (var collecting =
                start(
                        Map.of(
                                "uptick.collections.discovery.topics-per-run", 2,
                                "uptick.collections.discovery.most-tracked", 3))) {
            collecting.collect();
            assertThat(topics(collecting)).hasSize(2);

            nextRun(collecting, Duration.ofDays(1));
            nextRun(collecting, Duration.ofDays(1));

            assertThat(topics(collecting))
                    .extracting(topic -> topic.split(" [{]")[0])
                    .containsExactly("iPhone X", "GPT-6", "nvidia");
        }
    }

    @Test
    void letsGoWhatNoChartShowsForFourWeeksAndTakesItBack() {
        try (var collecting = start(Map.of())) {
            collecting.collect();
            collecting
                    .rows()
                    .execute(
                            """
                            INSERT INTO users (id, username, password_hash) VALUES ('%1$s', 'reader', 'x');
                            INSERT INTO topic_watches (user_id, topic_id) SELECT '%1$s', id FROM topics WHERE title = 'nvidia';
                            UPDATE topics SET is_automatic = false WHERE title = 'GPT-6'
                            """
                                    .formatted(new UUID(7, 7)));
            chartsAreOthers = true;

            nextRun(collecting, Duration.ofDays(28));
            assertThat(topics(collecting)).allMatch(topic -> topic.endsWith(" tracked"));
            nextRun(collecting, Duration.ofDays(1));

            assertThat(topics(collecting).stream().filter(topic -> topic.endsWith(" tracked")))
                    .containsExactly(
                            "GPT-6 {hacker_news} tracked",
                            "nvidia {google_trends} tracked",
                            "dune {google_trends} tracked");
            assertThat(topics(collecting)).hasSize(9);

            // One that was let go may have been drawn for the control sample since.
            collecting
                    .rows()
                    .execute(
                            "UPDATE topics SET is_control_sample = true, sampled_at = now() WHERE title = 'iPhone X'");
            chartsAreOthers = false;
            nextRun(collecting, Duration.ofDays(1));
            assertThat(collecting.rows().one("SELECT count(*) FROM topics WHERE is_control_sample"))
                    .isEqualTo("0");
            assertThat(topics(collecting)).hasSize(9).allMatch(topic -> topic.endsWith(" tracked"));
            assertThat(
                            collecting
                                    .rows()
                                    .all(
                                            "SELECT details::text FROM audit_log WHERE action = 'topics.discovered' ORDER BY sequence"))
                    .containsExactly(
                            "{\"let_go\": 0, \"tracked\": 8}",
                            "{\"let_go\": 0, \"tracked\": 1}",
                            "{\"let_go\": 6, \"tracked\": 0}",
                            "{\"let_go\": 0, \"tracked\": 6}");
        }
    }

    @Test
    void isSwitchedOffByTheOperator() {
        try (var collecting = start(Map.of("uptick.collections.discovery.enabled", false))) {
            collecting.collect();

            assertThat(topics(collecting)).isEmpty();
            assertThat(collecting.rows().one("SELECT count(*) FROM topic_findings")).isEqualTo("0");
            assertThat(platforms.requests()).isEmpty();
            assertThat(
                            collecting
                                    .rows()
                                    .all(
                                            "SELECT DISTINCT reason FROM collection_sources WHERE source IN ('hacker_news', 'google_trends') AND slice <> 'interest'"))
                    .containsExactly("Topics are not discovered: an operator switched it off.");
        }
    }

    @Test
    void aRunThatFoundTopicsButNoNumbersForThoseThatItWasToAskForHasFailed() {
        try (var collecting = start(Map.of())) {
            collecting.track("Quantum computing");
            collecting.youtube().answer(_ -> ScriptedYoutube.Answer.status(403, "{}"));
            collecting
                    .rows()
                    .execute(
                            "INSERT INTO source_states (source, is_enabled) VALUES ('wikipedia', false) ON CONFLICT (source) DO UPDATE SET is_enabled = false");

            var outcome = collecting.collect();

            assertThat(topics(collecting)).hasSizeGreaterThan(1);
            assertThat(outcome.status()).isEqualTo("failed");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"hacker_news", "google_trends"})
    void itsSourcesCanBeTriedForAUnit(String source) {
        try (var collecting = start(Map.of())) {
            var tried = collecting.bean(TrySource.class).now(source).orElseThrow();

            assertThat(tried.state()).isEqualTo(ObservationState.OK);
            assertThat(tried.units()).isOne();
            assertThat(platforms.requests()).hasSize(1);
        }
    }

    @Test
    void looksForNoOthersWhereCertainTopicsAreAskedFor() {
        try (var collecting = start(Map.of())) {
            collecting.track("Quantum computing");
            var editor = new UUID(8, 8);
            var topic = UUID.fromString(collecting.rows().one("SELECT id FROM topics"));
            var inTransaction =
                    collecting.bean(Transactions.class).of(DatabaseRole.UPTICK_COLLECTIONS);

            inTransaction.<StartRun.Started>asJob(
                    () ->
                            collecting
                                    .bean(StartRun.class)
                                    .asked(new StartRun.Wanted(null, List.of(topic)), editor));
            collecting.work();

            assertThat(platforms.requests())
                    .extracting(Request::address)
                    .allMatch(address -> address.startsWith("/pageviews/per-article/"))
                    .isNotEmpty();
        }
    }

    static Stream<String> steps() {
        return AtStep.names().stream()
                .filter(
                        step ->
                                step.startsWith("TRACK_")
                                        || step.equals("PAGE_FINDINGS_WRITTEN")
                                        || step.equals("FINISH_COMMITTED"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void aWorkerThatDiesWithAPageLeavesNoneOfItsFindings(int visit) {
        try (var collecting = start(Map.of())) {
            dies(collecting, "PAGE_FINDINGS_WRITTEN", visit);

            assertThat(collecting.rows().one("SELECT count(DISTINCT source) FROM topic_findings"))
                    .isEqualTo(Integer.toString(visit - 1));
            assertIsWholeAfterAll(collecting);
        }
    }

    @ParameterizedTest
    @MethodSource("steps")
    void nothingIsDoubledOrLostWhereAWorkerDiesAt(String step) {
        try (var collecting = start(Map.of())) {
            dies(collecting, step, step.equals("FINISH_COMMITTED") ? 4 : 1);

            assertIsWholeAfterAll(collecting);
        }
    }

    private static void dies(Collecting collecting, String step, int visit) {
        collecting.crashes().crash(step, visit);
        try {
            collecting.collect();
        } catch (AtStep.Crash _) {
            collecting.crashes().disarm();
            collecting.clock().advance(WorkSlices.LEASE.plusSeconds(1));
            return;
        }
        throw new AssertionError("nobody came by " + step);
    }

    private static void assertIsWholeAfterAll(Collecting collecting) {
        collecting.start(Collecting.MORNING);
        collecting.work();
        collecting.bean(Sweep.class).sweep();

        assertThat(topics(collecting))
                .extracting(topic -> topic.split(" [{]")[0])
                .containsExactly(
                        "iPhone X",
                        "GPT-6",
                        "nvidia",
                        "Star Wars: The Last Jedi",
                        "wrexham vs qpr",
                        "AC/DC",
                        "marks & spencer",
                        "Beyoncé");
        assertThat(
                        collecting
                                .rows()
                                .all(
                                        "SELECT source || ' ' || count(*) FROM topic_findings GROUP BY source ORDER BY source"))
                .containsExactly("google_trends 3", "hacker_news 4", "wikipedia 4", "youtube 1");
        assertThat(
                        collecting
                                .rows()
                                .all(
                                        "SELECT action FROM audit_log WHERE subject LIKE 'collection:%' ORDER BY sequence"))
                .containsExactly("collection.started", "collection.completed", "topics.discovered");
    }

    private Collecting start(Map<String, Object> settings) {
        var all =
                new HashMap<String, Object>(
                        Map.of(
                                "uptick.collections.discovery.enabled",
                                true,
                                "uptick.outbound.user-agent",
                                "Uptick/test (operator@uptick.example)",
                                "uptick.collections.wikipedia.base",
                                platforms.origin() + "/pageviews",
                                "uptick.collections.google-trends.base",
                                platforms.origin(),
                                "uptick.collections.hacker-news.base",
                                platforms.origin() + "/hn"));
        all.putAll(settings);
        var collecting = Collecting.start(all, platforms.origin());
        List.of("wikipedia", "google_trends", "hacker_news")
                .forEach(api -> collecting.limit(api, 1_000));
        collecting
                .youtube()
                .answer(
                        _ ->
                                ScriptedYoutube.Answer.page(
                                        chartsAreOthers
                                                ? Chart.of(3)
                                                : Chart.of(3)
                                                        .with(0, "iPhone X review")
                                                        .with(1, "The iPhone X is here")));
        return collecting;
    }

    private Answer answer(Request request) {
        var path = request.address();
        if (path.startsWith("/hn/")) {
            return Answer.ok(
                    path.contains("&page=0")
                            ? chartsAreOthers
                                    ? SECOND_PAGE
                                            .replace("GPT-6", "it")
                                            .replace("\"nbPages\": 2", "\"nbPages\": 1")
                                    : Replies.text("hackernews/search_by_date.json")
                            : SECOND_PAGE);
        }
        if (path.startsWith("/trending/rss")) {
            return Answer.ok(
                    chartsAreOthers
                            ? "<rss><channel><item><title>dune</title></item></channel></rss>"
                            : Replies.text("googletrends/trending_GB.xml"));
        }
        if (path.startsWith("/pageviews/top/")) {
            return chartsAreOthers
                    ? Answer.status(404, "{}")
                    : Answer.ok(Replies.text("wikipedia/top.json"));
        }
        return Answer.status(404, "{}");
    }

    private static void nextRun(Collecting collecting, Duration later) {
        collecting.clock().advance(later);
        collecting.collect(collecting.clock().instant());
    }

    /* `title {sources} tracked`, in the order in which they became topics. */
    private static List<String> topics(Collecting collecting) {
        return collecting
                .rows()
                .all(
                        "SELECT title || ' ' || coalesce(discovered_from::text, 'null') || CASE WHEN is_tracked THEN ' tracked' ELSE '' END FROM topics ORDER BY id");
    }

    private static void add(Collecting collecting, String title, String alias) {
        collecting
                .bean(AddTopics.class)
                .add(
                        List.of(
                                new Topic(
                                        null,
                                        TopicKey.of(title).value(),
                                        title,
                                        List.of(alias),
                                        null,
                                        null,
                                        true,
                                        0,
                                        null)));
    }
}
