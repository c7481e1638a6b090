package uptick.collections.source.youtube;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;

import io.micronaut.json.JsonMapper;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import uptick.collections.source.Question;
import uptick.collections.source.Replies;
import uptick.collections.source.SourceReply;
import uptick.model.collections.ObservationState;

@MicronautTest(startApplication = false, transactional = false)
class YoutubeChartPagesTest {

    private static final String VIDEO =
            """
            {"id": "%s", "snippet": {"publishedAt": "2026-11-20T18:30:00Z", "channelId": "c", "title": "T", "channelTitle": "C"}, "statistics": %s}\
            """;

    private final Question<ChartPage> chart;

    YoutubeChartPagesTest(JsonMapper json) {
        this.chart = Charts.firstPage(json);
    }

    @Test
    void readsRecordedVideosWithTheirStatistics() {
        var page = items(Replies.text("youtube/video_response_1.json"));

        assertThat(page.nextPage()).isEqualTo("asd");
        assertThat(page.uncounted()).isZero();
        assertThat(page.videos())
                .extracting(ChartPage.Video::id)
                .containsExactly("Ks-_Mh1QhMc", "GvgqDSnpRQM");
        var video = page.videos().getFirst();
        assertThat(video.title()).isEqualTo("Your body language may shape who you are | Amy Cuddy");
        assertThat(video.channelId()).isEqualTo("UCAuUUnT6oDeKwE6v1NGQxug");
        assertThat(video.channelTitle()).isEqualTo("TED");
        assertThat(video.tags()).contains("TED Talk", "psychology");
        assertThat(video.publishedAt()).isEqualTo(Instant.parse("2012-10-01T15:27:35Z"));
        assertThat(video.views()).isEqualTo(23_278_951);
        assertThat(video.likes()).isEqualTo(391_633);
        assertThat(video.comments()).isEqualTo(9_518);
    }

    /* The statistics are made: the chart was recorded without. */
    @Test
    void readsTheRecordedChartOverItsTwoPages() {
        var statistics = "\"statistics\": {\"viewCount\": \"7\"}, \"snippet\": {";

        var first =
                items(
                        Replies.text("youtube/videos_chart_paged_1.json")
                                .replace("\"snippet\": {", statistics));
        var last =
                items(
                        Replies.text("youtube/videos_chart_paged_2.json")
                                .replace("\"snippet\": {", statistics));

        assertThat(first.videos()).hasSize(5);
        assertThat(first.nextPage()).isEqualTo("CAUQAA");
        assertThat(first.videos().getFirst().publishedAt())
                .isEqualTo(Instant.parse("2019-11-29T20:00:11Z"));
        assertThat(last.videos()).hasSize(3);
        assertThat(last.nextPage()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"videos_chart_paged_1.json", "videos_chart_paged_2.json"})
    void countsNoVideoThatWasRecordedWithoutStatistics(String recording) {
        var reply = chart.read(Replies.recorded(200, "youtube/" + recording));

        assertThat(reply)
                .isEqualTo(
                        new SourceReply.Absent<>(
                                ObservationState.FAILED,
                                "YouTube answered with videos in a form that is not understood."));
    }

    @Test
    void readsCountsThatAreTextsOrNumbers() {
        var page =
                items(
                        list(
                                VIDEO.formatted("text", "{\"viewCount\": \"12\"}"),
                                VIDEO.formatted("number", "{\"viewCount\": 13}"),
                                VIDEO.formatted("zero", "{\"viewCount\": \"0\"}"),
                                VIDEO.formatted(
                                        "many", "{\"viewCount\": \"999999999999999999\"}")));

        assertThat(page.videos())
                .extracting(ChartPage.Video::views)
                .containsExactly(12L, 13L, 0L, 999_999_999_999_999_999L);
    }

    @Test
    void takesHiddenLikesAndCommentsForUnknownNotForZero() {
        var page =
                items(
                        list(
                                VIDEO.formatted("hidden", "{\"viewCount\": \"1\"}"),
                                VIDEO.formatted(
                                        "null",
                                        "{\"viewCount\": \"1\", \"likeCount\": null, \"commentCount\": null}"),
                                VIDEO.formatted(
                                        "none",
                                        "{\"viewCount\": \"1\", \"likeCount\": \"0\", \"commentCount\": \"0\"}")));

        assertThat(page.videos())
                .extracting(ChartPage.Video::likes)
                .containsExactly(null, null, 0L);
        assertThat(page.videos())
                .extracting(ChartPage.Video::comments)
                .containsExactly(null, null, 0L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "null",
                "{\"viewCount\": null}",
                "{\"viewCount\": \"\"}",
                "{\"viewCount\": \"-1\"}",
                "{\"viewCount\": \"1.5\"}",
                "{\"viewCount\": \"NaN\"}",
                "{\"viewCount\": \"1e3\"}",
                "{\"viewCount\": \"٣\"}",
                "{\"viewCount\": \"9999999999999999999\"}"
            })
    void keepsTheOtherVideosWhereOneShowsNoViews(String statistics) {
        var page =
                items(
                        list(
                                VIDEO.formatted("good", "{\"viewCount\": \"5\"}"),
                                VIDEO.formatted("bad", statistics)));

        assertThat(page.videos()).extracting(ChartPage.Video::id).containsExactly("good");
        assertThat(page.uncounted()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "{}",
                "{\"id\": \"x\", \"statistics\": {\"viewCount\": \"1\"}}",
                "{\"id\": \"x\", \"snippet\": {}, \"statistics\": {\"viewCount\": \"1\"}}",
                "{\"id\": \"x\", \"snippet\": {\"publishedAt\": \"yesterday\", \"channelId\": \"c\", \"title\": \"T\"}, \"statistics\": {\"viewCount\": \"1\"}}",
                "{\"id\": \"x\", \"snippet\": {\"publishedAt\": \"2026-11-20T18:30:00Z\", \"channelId\": \"c\"}, \"statistics\": {\"viewCount\": \"1\"}}"
            })
    void keepsTheOtherVideosWhereOneLacksItsSnippet(String item) {
        var page = items(list(VIDEO.formatted("good", "{\"viewCount\": \"5\"}"), item));

        assertThat(page.videos()).extracting(ChartPage.Video::id).containsExactly("good");
    }

    @Test
    void readsAVideoWithoutTagsOrWithTagsThatAreNull() {
        var tagged =
                VIDEO.formatted("x", "{\"viewCount\": \"5\"}")
                        .replace("\"title\"", "\"tags\": [null, \"one\"], \"title\"");

        assertThat(items(list(tagged)).videos().getFirst().tags()).containsExactly("one");
        assertThat(
                        items(list(VIDEO.formatted("x", "{\"viewCount\": \"5\"}")))
                                .videos()
                                .getFirst()
                                .tags())
                .isEmpty();
    }

    @Test
    void makesTextsStorable() {
        var odd = VIDEO.formatted("x", "{\"viewCount\": \"5\"}");

        assertThat(title(odd.replace("\"T\"", "\"a\\u0000b\""))).isEqualTo("a b");
        assertThat(title(odd.replace("\"T\"", "\"cut \\ud83d\""))).isEqualTo("cut ?");
        assertThat(title(odd.replace("\"T\"", "\"\\ud83d\\ude00\""))).isEqualTo("\ud83d\ude00");
    }

    private String title(String item) {
        return items(list(item)).videos().getFirst().title();
    }

    private ChartPage items(String body) {
        return ((SourceReply.Items<ChartPage>) chart.read(Replies.of(200, body))).page();
    }

    private static String list(String... items) {
        return "{\"kind\": \"youtube#videoListResponse\", \"items\": ["
                + String.join(", ", items)
                + "]}";
    }
}
