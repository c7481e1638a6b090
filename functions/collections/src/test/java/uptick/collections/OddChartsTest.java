package uptick.collections;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import uptick.model.collections.DataCollection.Gap;
import uptick.model.collections.ObservationState;

/// Charts that no sane provider serves, and some that YouTube does.
class OddChartsTest {

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

            assertThat(outcome.gaps())
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
    void storesATitleThatNoRowCanHoldAsFarAsItCan() {
        var chart = Chart.of(10).with(0, "iPhone X \\u0000 cut \\ud83d");
        try (var collecting = Collecting.start()) {
            collecting.youtube().serve(chart);
            collecting.track("iPhone X");

            collecting.collect();

            assertThat(
                            collecting
                                    .rows()
                                    .one(
                                            "SELECT metrics -> 'videos' -> 0 ->> 'title' FROM observations"))
                    .isEqualTo("iPhone X   cut ?");
        }
    }
}
