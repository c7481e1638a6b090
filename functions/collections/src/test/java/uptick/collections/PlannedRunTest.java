package uptick.collections;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import uptick.collections.ScriptedYoutube.Answer;
import uptick.collections.run.StartRun;
import uptick.collections.run.StartRun.Wanted;
import uptick.edge.transaction.DatabaseRole;
import uptick.edge.transaction.Transactions;

/// What a run asks a source for that is paid by the topic, and what it says of the rest.
class PlannedRunTest {

    private static final String SOURCE = "hacker_news";

    private final Collecting collecting = Collecting.startPaged();

    @BeforeEach
    void onlyThePagedSourceIsOn() {
        collecting
                .rows()
                .execute(
                        "INSERT INTO source_states (source, is_enabled) VALUES ('youtube', false)");
        collecting.youtube().answer(_ -> new Answer(200, query -> query));
    }

    @AfterEach
    void stop() {
        collecting.close();
    }

    @Test
    void spendsWhatIsLeftOnTheMostWantedAndSaysOfEachOtherWhyNot() {
        collecting.limit(SOURCE, 2);
        collecting.track("One", "Two", "Three", "Four");

        var run = collecting.collect();

        assertThat(states()).containsExactly("One ok", "Two ok", "Three quota", "Four quota");
        assertThat(reasons())
                .containsOnly(
                        "hacker_news has 2 of 2 units left today, which go to questions that come first; this topic was never asked there.");
        assertThat(run.status()).isEqualTo("completed");
        assertThat(run.gaps())
                .singleElement()
                .satisfies(
                        gap ->
                                assertThat(gap.reason())
                                        .startsWith("It was not asked for 2 of 4 topics;"));
        assertThat(collecting.youtube().queries()).hasSize(2);
        assertThat(collecting.rows().one("SELECT units_used FROM api_quota_usage")).isEqualTo("2");
    }

    @Test
    void comesToEveryTopicInItsTurn() {
        collecting.limit(SOURCE, 2);
        trackAlike("One", "Two", "Three", "Four", "Five", "Six");

        for (var day = 0; day < 3; day++) {
            aDayLater(day);
            collecting.collect(collecting.clock().instant());
        }

        assertThat(
                        collecting
                                .rows()
                                .all(
                                        "SELECT title FROM observations JOIN topics ON topics.id = topic_id WHERE state = 'ok'"))
                .containsExactlyInAnyOrder("One", "Two", "Three", "Four", "Five", "Six");
    }

    @Test
    void asksFirstWhereThereWasNewsBefore() {
        collecting.limit(SOURCE, 100);
        trackAlike("Dull", "Lively");
        for (var day = 0; day < 4; day++) {
            aDayLater(day);
            var today = day;
            collecting
                    .youtube()
                    .answer(
                            _ ->
                                    new Answer(
                                            200,
                                            query ->
                                                    query.contains(id("Dull"))
                                                            ? "same"
                                                            : "day " + today));
            collecting.collect(collecting.clock().instant());
        }
        collecting.limit(SOURCE, 1);
        aDayLater(4);

        collecting.collect(collecting.clock().instant());

        assertThat(states()).containsExactlyInAnyOrder("Dull quota", "Lively ok");
        assertThat(reasons())
                .containsExactly(
                        "hacker_news has 1 of 1 unit left today, which go to questions that come first; this topic was asked 24 hours ago and gave something new in 1 of 4 runs.");
    }

    @Test
    void asksNothingWithoutALimitAndSaysSo() {
        collecting.track("One");

        var run = collecting.collect();

        assertThat(states()).containsExactly("One not_asked");
        assertThat(reasons())
                .containsExactly("hacker_news has no limit set, and is not asked without one.");
        assertThat(run.status()).isEqualTo("failed");
        assertThat(collecting.youtube().queries()).isEmpty();
    }

    @Test
    void asksForNoMoreTopicsThanARunMay() {
        try (var few =
                Collecting.start(
                        Map.of("test.paged", true, "uptick.collections.topics-per-run", 3))) {
            few.rows()
                    .execute(
                            "INSERT INTO source_states (source, is_enabled) VALUES ('youtube', false)");
            few.youtube().answer(_ -> new Answer(200, query -> query));
            few.limit(SOURCE, 100);
            few.track("One", "Two", "Three", "Four");

            var run = few.collect();

            assertThat(few.states(SOURCE))
                    .containsExactly("One ok", "Two ok", "Three ok", "Four not_asked");
            assertThat(run.gaps()).isEmpty();
            assertThat(few.rows().one("SELECT reason FROM observations WHERE state <> 'ok'"))
                    .isEqualTo("A run asks for 3 topics at most, and others came first.");
        }
    }

    @Test
    void keepsTheSchedulesShareFromPeopleOnlyInTheSchedulesOwnRuns() {
        collecting.limit(SOURCE, 4);
        collecting.rows().execute("UPDATE api_quota_limits SET reserve_share = 0.5");
        trackAlike("One", "Two", "Three", "Four", "Five");

        collecting.collect();
        assertThat(states())
                .containsExactlyInAnyOrder(
                        "One ok", "Two ok", "Three quota", "Four quota", "Five quota");

        collecting.clock().advance(Duration.ofHours(1));
        asked(null);
        assertThat(states())
                .containsExactlyInAnyOrder(
                        "One quota", "Two quota", "Three ok", "Four ok", "Five quota");
    }

    @Test
    void choosesTopicsThatAPersonNamesAmongThemselves() {
        collecting.limit(SOURCE, 1);
        collecting.track("One", "Two", "Three");

        asked(List.of(UUID.fromString(id("Three")), UUID.fromString(id("Two"))));

        assertThat(states()).containsExactly("Two ok", "Three quota");
    }

    @Test
    void givesTheControlSampleATenthWhereUnitsAreMissing() {
        collecting.limit(SOURCE, 10);
        collecting.track(IntStream.range(0, 18).mapToObj(n -> "Topic " + n).toArray(String[]::new));
        collecting
                .rows()
                .execute(
                        "INSERT INTO topics (topic_key, title, is_tracked) SELECT 'other ' || n, 'Other', false FROM generate_series(1, 50) AS n");

        collecting.collect();

        assertThat(
                        collecting
                                .rows()
                                .all(
                                        "SELECT is_control_sample || ' ' || state || ' ' || count(*) FROM observations JOIN topics ON topics.id = topic_id GROUP BY is_control_sample, state ORDER BY 1"))
                .containsExactlyInAnyOrder(
                        "false ok 9", "false quota 9", "true ok 1", "true quota 1");
    }

    @Test
    void leavesATopicInTheControlSampleForFiveWeeks() {
        collecting.limit(SOURCE, 1000);
        collecting.track(IntStream.range(0, 27).mapToObj(n -> "Topic " + n).toArray(String[]::new));
        collecting
                .rows()
                .execute(
                        "INSERT INTO topics (topic_key, title, is_tracked) SELECT 'other ' || n, 'Other', false FROM generate_series(1, 50) AS n");
        collecting.collect();
        var first = sample();

        aDayLater(34);
        collecting.collect(collecting.clock().instant());
        assertThat(sample()).hasSize(3).isEqualTo(first);

        aDayLater(35);
        collecting.collect(collecting.clock().instant());
        // Drawn anew, which may be the same by chance.
        assertThat(sample()).hasSize(3);
        assertThat(
                        collecting
                                .rows()
                                .one(
                                        "SELECT count(*) FROM topics WHERE sampled_at = (SELECT max(started_at) FROM data_collections)"))
                .isEqualTo("3");
    }

    @Test
    void drawsNoSampleForARunOfAPersons() {
        collecting.limit(SOURCE, 1000);
        collecting.track(IntStream.range(0, 9).mapToObj(n -> "Topic " + n).toArray(String[]::new));
        collecting
                .rows()
                .execute(
                        "INSERT INTO topics (topic_key, title, is_tracked) VALUES ('other', 'Other', false)");

        asked(null);
        assertThat(sample()).isEmpty();

        collecting.collect();
        assertThat(sample()).hasSize(1);
    }

    private void asked(@Nullable List<UUID> topics) {
        var started =
                collecting
                        .bean(Transactions.class)
                        .of(DatabaseRole.UPTICK_COLLECTIONS)
                        .asJob(
                                () ->
                                        collecting
                                                .bean(StartRun.class)
                                                .asked(
                                                        new Wanted(List.of(SOURCE), topics),
                                                        new UUID(0, 1)));
        collecting.work();
        assertThat(collecting.collected(started).status()).isEqualTo("completed");
    }

    private List<String> states() {
        return collecting.states(SOURCE);
    }

    private List<String> reasons() {
        return collecting
                .rows()
                .all(
                        "SELECT reason FROM observations WHERE state IN ('quota', 'not_asked') AND collection_id = (SELECT id FROM data_collections ORDER BY id DESC LIMIT 1)");
    }

    private List<String> sample() {
        return collecting.rows().all("SELECT id FROM topics WHERE is_control_sample ORDER BY id");
    }

    private String id(String title) {
        return collecting.rows().one("SELECT id FROM topics WHERE title = '" + title + "'");
    }

    private void trackAlike(String... titles) {
        collecting.track(titles);
        collecting.rows().execute("UPDATE topics SET priority = 0");
    }

    private void aDayLater(int days) {
        collecting.clock().stand(Collecting.MORNING.plus(Duration.ofDays(days)));
    }
}
