package uptick.collections;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import uptick.collections.CollectTrends.Outcome;
import uptick.model.collections.DataCollection.Gap;
import uptick.model.collections.ObservationState;

class CollectTrendsTest {

    private static final Chart CHART =
            Chart.of(200)
                    .with(0, "iPhone X hands on")
                    .with(60, "Star Wars: The Last Jedi trailer")
                    .with(199, "Why the iPhone X?");

    @Test
    void readsTheWholeChartAndWritesAnObservationForEveryTopic() {
        try (var collecting = Collecting.start()) {
            collecting.youtube().serve(CHART);
            collecting.track("iPhone X", "The Last Jedi", "Bitcoin");

            var outcome = collecting.collect();

            assertThat(outcome)
                    .isInstanceOfSatisfying(
                            Outcome.Ended.class,
                            ended -> {
                                assertThat(ended.status()).isEqualTo("completed");
                                assertThat(ended.topicsSeen()).isEqualTo(2);
                                assertThat(ended.gaps()).isEmpty();
                            });
            assertThat(collecting.runs()).containsExactly("completed 4");
            assertThat(collecting.quota()).containsExactly("2026-11-20 4 0");
            assertThat(collecting.states())
                    .containsExactly("iPhone X ok", "The Last Jedi ok", "Bitcoin empty");
            assertThat(collecting.rows().all("SELECT reason FROM observations WHERE state <> 'ok'"))
                    .containsExactly("None of the 200 videos in YouTube's chart is about it.");
        }
    }

    @Test
    void asksPageAfterPageWithTheKeyAndNothingElse() {
        try (var collecting = Collecting.start()) {
            collecting.youtube().serve(CHART);

            collecting.collect();

            var first = "part=snippet,statistics&chart=mostPopular&maxResults=50&regionCode=GB";
            assertThat(collecting.youtube().queries())
                    .containsExactly(
                            first + "&key=" + Collecting.KEY,
                            first + "&pageToken=PAGE2&key=" + Collecting.KEY,
                            first + "&pageToken=PAGE3&key=" + Collecting.KEY,
                            first + "&pageToken=PAGE4&key=" + Collecting.KEY);
        }
    }

    @Test
    void keepsATopicsFiveMostViewedVideosAsTheyWereRead() {
        var chart = Chart.of(10);
        IntStream.range(2, 9).forEach(place -> chart.with(place, "iPhone X part " + place));
        try (var collecting = Collecting.start()) {
            collecting.youtube().serve(chart);
            collecting.track("iPhone X");

            collecting.collect();

            assertThat(
                            collecting
                                    .rows()
                                    .all(
                                            "SELECT video ->> 'id' FROM observations, jsonb_array_elements(metrics -> 'videos') AS video"))
                    .containsExactly("video-2", "video-3", "video-4", "video-5", "video-6");
            assertThat(collecting.rows().one("SELECT metrics -> 'videos' -> 0 FROM observations"))
                    .contains("\"views\": " + Chart.views(2))
                    .contains("\"likes\": 10")
                    .contains("\"comments\": 3")
                    .contains("\"channel_title\": \"Channel 2\"")
                    .contains("\"published_at\": \"2026-11-20T18:30:00Z\"");
        }
    }

    @Test
    void stopsAtTheLastPageOfAShortChart() {
        try (var collecting = Collecting.start()) {
            collecting.youtube().serve(Chart.of(70));

            collecting.collect();

            assertThat(collecting.runs()).containsExactly("completed 2");
        }
    }

    @Test
    void countsAVideoOnceThatSinksOverAPagesEndWhileTheChartIsRead() {
        var before = Chart.of(100).with(49, "iPhone X");
        try (var collecting = Collecting.start()) {
            collecting
                    .youtube()
                    .answer(
                            number ->
                                    new ScriptedYoutube.Answer(
                                            200,
                                            query ->
                                                    number == 1
                                                            ? before.page(query)
                                                            : before.page(query)
                                                                    .replace(
                                                                            "\"video-50\"",
                                                                            "\"video-49\"")
                                                                    .replace(
                                                                            "\"Filler 50\"",
                                                                            "\"iPhone X\"")));
            collecting.track("iPhone X");

            collecting.collect();

            assertThat(
                            collecting
                                    .rows()
                                    .one(
                                            "SELECT jsonb_array_length(metrics -> 'videos') FROM observations"))
                    .isEqualTo("1");
        }
    }

    @Test
    void leavesAChartWhosePagesLeadInACircle() {
        var chart = Chart.of(200);
        try (var collecting = Collecting.start()) {
            collecting
                    .youtube()
                    .answer(
                            _ ->
                                    new ScriptedYoutube.Answer(
                                            200,
                                            query ->
                                                    chart.page(query)
                                                            .replace("\"PAGE3\"", "\"PAGE2\"")));

            var outcome = collecting.collect();

            assertThat(((Outcome.Ended) outcome).gaps())
                    .containsExactly(
                            new Gap(
                                    "youtube",
                                    "chart:GB:page-3",
                                    ObservationState.SUSPECT,
                                    "YouTube's pages lead back to one that was read."));
            assertThat(collecting.runs()).containsExactly("completed 2");
        }
    }

    @Test
    void saysHowManyVideosShowedNoViews() {
        var chart = Chart.of(10);
        try (var collecting = Collecting.start()) {
            collecting
                    .youtube()
                    .answer(
                            _ ->
                                    new ScriptedYoutube.Answer(
                                            200,
                                            query ->
                                                    chart.page(query)
                                                            .replace(
                                                                    "\"viewCount\": \"999999\"",
                                                                    "\"hidden\": \"1\"")));
            collecting.track("Bitcoin");

            collecting.collect();

            assertThat(collecting.rows().one("SELECT reason FROM observations"))
                    .isEqualTo(
                            "None of the 9 videos in YouTube's chart is about it; 1 more show no views.");
        }
    }

    @Test
    void writesTheRunIntoAWholeAuditChain() {
        try (var collecting = Collecting.start()) {
            collecting.youtube().serve(CHART);

            var run = ((Outcome.Ended) collecting.collect()).collectionId();

            assertThat(
                            collecting
                                    .rows()
                                    .all(
                                            "SELECT actor || ' ' || action || ' ' || subject || ' ' || details FROM audit_log"))
                    .containsExactly(
                            "collections collection.completed collection:"
                                    + run
                                    + " {\"units\": 4}");
            assertThat(collecting.rows().one("SELECT audit_verify()")).isEqualTo("null");
        }
    }
}
