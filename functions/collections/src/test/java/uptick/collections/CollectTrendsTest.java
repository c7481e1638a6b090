package uptick.collections;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import uptick.collections.run.StartRun.Started;

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

            assertThat(outcome.started()).isInstanceOf(Started.New.class);
            assertThat(outcome.status()).isEqualTo("completed");
            assertThat(outcome.gaps()).isEmpty();
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
    void writesTheRunIntoAWholeAuditChain() {
        try (var collecting = Collecting.start()) {
            collecting.youtube().serve(CHART);

            var run = collecting.collect().started().runId();

            assertThat(
                            collecting
                                    .rows()
                                    .all(
                                            "SELECT actor || ' ' || action || ' ' || subject || ' ' || details FROM audit_log ORDER BY sequence"))
                    .containsExactly(
                            "collections collection.started collection:" + run + " {\"slices\": 1}",
                            "collections collection.completed collection:"
                                    + run
                                    + " {\"units\": 4}");
            assertThat(collecting.rows().one("SELECT audit_verify()")).isEqualTo("null");
        }
    }
}
