package uptick.collections.source.youtube;

import java.util.List;
import java.util.Optional;

import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

import uptick.collections.source.LooseJson;
import uptick.collections.source.Question;
import uptick.collections.source.SourceReply;
import uptick.collections.source.SourceReply.Absent;
import uptick.collections.source.SourceReply.Items;
import uptick.model.collections.ObservationState;

/// The chart of most popular videos of a region, YouTube Data API v3, `GET /videos?chart=mostPopular`: one
/// unit for up to 50 videos.
@Singleton
public final class YoutubeChart {

    private final YoutubeAnswers answers;

    YoutubeChart(JsonMapper json) {
        this.answers = new YoutubeAnswers(json);
    }

    /// One page of the chart.
    ///
    /// @param region ISO 3166-1 alpha-2
    /// @param token what the page before named as next, null for the first
    public Question<ChartPage> page(YoutubeApi api, String region, @Nullable String token) {
        var address =
                api.method("videos")
                        .parameter("part", "snippet,statistics")
                        .parameter("chart", "mostPopular")
                        .parameter("maxResults", 50)
                        .parameter("regionCode", region)
                        .parameter("pageToken", token);
        return answers.question("youtube", api.call(address), YoutubeChart::read);
    }

    private static SourceReply<ChartPage> read(List<LooseJson> items, @Nullable String nextPage) {
        var videos = items.stream().map(VideoReader::read).flatMap(Optional::stream).toList();
        if (items.isEmpty()) {
            // A region's chart is never empty: a 200 with nothing in it is a fault that looks like
            // an answer.
            return new Absent<>(ObservationState.SUSPECT, "YouTube answered with an empty chart.");
        }
        if (videos.isEmpty()) {
            return new Absent<>(
                    ObservationState.FAILED,
                    "YouTube answered with videos in a form that is not understood.");
        }
        return new Items<>(new ChartPage(videos, items.size() - videos.size(), nextPage));
    }
}
