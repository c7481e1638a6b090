package uptick.collections.source.youtube;

import java.net.URI;

import io.micronaut.json.JsonMapper;

import uptick.collections.source.Question;

/// Questions of YouTube as the tests ask them.
final class Charts {

    static final YoutubeApi API =
            new YoutubeApi(URI.create("https://www.googleapis.com/youtube/v3"), "c4n4ry key/+&");

    private Charts() {}

    static Question<ChartPage> firstPage(JsonMapper json) {
        return new YoutubeChart(json).page(API, "GB", null);
    }
}
