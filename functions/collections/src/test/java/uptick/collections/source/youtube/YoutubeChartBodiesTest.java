package uptick.collections.source.youtube;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.json.JsonMapper;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import uptick.collections.source.Question;
import uptick.collections.source.Replies;
import uptick.collections.source.SourceReply;
import uptick.model.collections.ObservationState;

/// Answers with status 200 that are no page of a chart.
@MicronautTest(startApplication = false, transactional = false)
class YoutubeChartBodiesTest {

    private final Question<ChartPage> chart;

    YoutubeChartBodiesTest(JsonMapper json) {
        this.chart = Charts.firstPage(json);
    }

    @Test
    void suspectsAnEmptyList() {
        assertThat(chart.read(Replies.of(200, "{\"items\": []}")))
                .isEqualTo(
                        new SourceReply.Absent<>(
                                ObservationState.SUSPECT, "YouTube answered with an empty chart."));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "[]",
                "\"\"",
                "{}",
                "{\"items\": null}",
                "{\"items\": {}}",
                "{\"items\": \"none\"}",
                "{\"items\": [",
                "<!DOCTYPE html><html><body>Sorry...</body></html>"
            })
    void failsOnWhatIsNoList(String body) {
        assertThat(chart.read(Replies.of(200, body)))
                .isEqualTo(
                        new SourceReply.Absent<>(
                                ObservationState.FAILED,
                                "YouTube answered with something that is no list of videos."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"items\": [[]]}", "{\"items\": [1, \"x\", {}]}"})
    void failsOnAListOfSomethingElse(String body) {
        assertThat(chart.read(Replies.of(200, body)))
                .isEqualTo(
                        new SourceReply.Absent<>(
                                ObservationState.FAILED,
                                "YouTube answered with videos in a form that is not understood."));
    }

    @Test
    void readsAPageWholeOrNotAtAllWhereverItIsCut() {
        var body = Replies.text("youtube/video_response_2.json").strip();

        for (var length = 0; length < body.length(); length++) {
            assertThat(chart.read(Replies.of(200, body.substring(0, length))))
                    .as("cut after %s characters", length)
                    .isInstanceOf(SourceReply.Absent.class);
        }
        assertThat(chart.read(Replies.of(200, body))).isInstanceOf(SourceReply.Items.class);
    }
}
