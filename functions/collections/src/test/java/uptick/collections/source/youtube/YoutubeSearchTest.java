package uptick.collections.source.youtube;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;

import io.micronaut.json.JsonMapper;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import org.junit.jupiter.api.Test;

import uptick.collections.source.Question;
import uptick.collections.source.Replies;
import uptick.collections.source.SourceReply.Absent;
import uptick.model.collections.ObservationState;

@MicronautTest(startApplication = false, transactional = false)
class YoutubeSearchTest {

    private static final Instant SINCE = Instant.parse("2026-11-20T06:00:00Z");

    private final YoutubeSearch search;
    private final Question<SearchPage> question;

    YoutubeSearchTest(JsonMapper json) {
        this.search = new YoutubeSearch(json);
        this.question = search.page(Charts.API, "surfing", SINCE, "GB", null);
    }

    @Test
    void looksForVideosOfATimeAndARegionOutOfABucketOfItsOwn() {
        var next = search.page(Charts.API, "AC/DC & \"friends\"", SINCE, null, "CBkQAA");

        assertThat(question.call().uri().toString())
                .isEqualTo(
                        "https://www.googleapis.com/youtube/v3/search?part=snippet&type=video&order=viewCount&maxResults=50&q=surfing&publishedAfter=2026-11-20T06:00:00Z&regionCode=GB");
        assertThat(next.call().uri().getRawQuery())
                .endsWith(
                        "&q=AC%2FDC+%26+%22friends%22&publishedAfter=2026-11-20T06:00:00Z&pageToken=CBkQAA");
        assertThat(question.api()).isEqualTo("youtube.search");
        assertThat(question.units()).isOne();
    }

    @Test
    void readsTheRecordedSearchOverTwoPages() {
        var first =
                Replies.items(
                        question, Replies.recorded(200, "youtube/search_by_keywords_p1.json"));
        var second =
                Replies.items(
                        question, Replies.recorded(200, "youtube/search_by_keywords_p2.json"));

        assertThat(first.hits()).hasSize(25);
        assertThat(first.unread()).isZero();
        assertThat(first.nextPage()).isEqualTo("CBkQAA");
        assertThat(second.hits()).hasSize(25);
        assertThat(second.nextPage()).isEqualTo("CDIQAA");
        assertThat(first.hits().getFirst())
                .isEqualTo(
                        new SearchPage.Hit(
                                "gQ_1zX-F_No",
                                "SURFING HAWAII’S BEST WAVE WITH MY GIRLFRIEND (PIPELINE)",
                                "UCo_q6aOlvPH7M-j_XGWVgXg",
                                "Jamie O'Brien",
                                Instant.parse("2019-12-05T19:00:10Z")));
    }

    @Test
    void readsTitlesWithoutHtmlsEntities() {
        var page =
                Replies.items(
                        question, Replies.recorded(200, "youtube/search_by_keywords_p1.json"));

        assertThat(page.hits())
                .extracting(SearchPage.Hit::title)
                .contains(
                        "SURFING PERFECT PIPE & BACKDOOR || SUNRISE SHACK!",
                        "World's best surfing 2017")
                .noneMatch(title -> title.contains("&amp;") || title.contains("&#39;"));
    }

    @Test
    void takesChannelsForNoVideos() {
        assertThat(question.read(Replies.recorded(200, "youtube/search_channels.json")))
                .isEqualTo(
                        new Absent<>(
                                ObservationState.FAILED,
                                "YouTube answered with videos in a form that is not understood."));
    }

    @Test
    void mayFindNothing() {
        assertThat(question.read(Replies.of(200, "{\"items\": []}")))
                .isEqualTo(new Absent<>(ObservationState.EMPTY, "YouTube found no video."));
    }

    /* Not recorded: how the bucket of searches says that it is empty is not known; this is how Google's newer APIs do. */
    @Test
    void takesAnEmptyBucketForASpentQuota() {
        var reply =
                Replies.of(429, "{\"error\": {\"code\": 429, \"status\": \"RESOURCE_EXHAUSTED\"}}");

        assertThat(Replies.absent(question, reply).state()).isEqualTo(ObservationState.QUOTA);
        assertThat(question.worthAnother(reply)).isFalse();
    }
}
