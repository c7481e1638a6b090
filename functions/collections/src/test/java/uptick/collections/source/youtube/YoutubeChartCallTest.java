package uptick.collections.source.youtube;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;

import io.micronaut.json.JsonMapper;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import org.junit.jupiter.api.Test;

@MicronautTest(startApplication = false, transactional = false)
class YoutubeChartCallTest {

    private static final YoutubeApi API = Charts.API;
    private static final String KEY = API.key();

    private final YoutubeChart chart;

    YoutubeChartCallTest(JsonMapper json) {
        this.chart = new YoutubeChart(json);
    }

    @Test
    void asksForFiftyVideosOfTheRegionWithTheirStatistics() {
        var call = chart.page(API, "GB", null).call();

        assertThat(call.uri())
                .isEqualTo(
                        URI.create(
                                "https://www.googleapis.com/youtube/v3/videos?part=snippet,statistics&chart=mostPopular&maxResults=50&regionCode=GB"));
    }

    @Test
    void encodesThePageTokenAndTheRegion() {
        var call = chart.page(API, "G&B", "CAU=&key=x QAA/é").call();

        assertThat(call.uri().getRawQuery())
                .isEqualTo(
                        "part=snippet,statistics&chart=mostPopular&maxResults=50&regionCode=G%26B&pageToken=CAU%3D%26key%3Dx+QAA%2F%C3%A9");
    }

    @Test
    void keepsTheKeyOutOfTheAddressAndOfTheText() {
        var call = chart.page(API, "GB", "CAUQAA").call();

        assertThat(call.secretParameters()).isEqualTo(Map.of("key", KEY));
        assertThat(call.uri().toString()).doesNotContain("c4n4ry");
        assertThat(call.toString()).isEqualTo("GET https://www.googleapis.com/youtube/v3/videos");
        assertThat(API.toString()).doesNotContain("c4n4ry");
    }

    @Test
    void countsOneUnitOfYoutube() {
        var question = chart.page(API, "GB", null);

        assertThat(question.api()).isEqualTo("youtube");
        assertThat(question.units()).isOne();
        assertThat(question.toString()).doesNotContain("c4n4ry");
    }
}
