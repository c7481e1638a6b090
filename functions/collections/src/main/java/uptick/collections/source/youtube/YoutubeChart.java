package uptick.collections.source.youtube;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Objects;
import java.util.Optional;

import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

import uptick.collections.source.PlainQuestion;
import uptick.collections.source.Question;
import uptick.collections.source.SourceReply;
import uptick.collections.source.SourceReply.Absent;
import uptick.collections.source.SourceReply.Items;
import uptick.model.collections.ObservationState;
import uptick.outbound.Reply;
import uptick.outbound.Retrying;

/// The chart of most popular videos of a region, YouTube Data API v3, `GET /videos?chart=mostPopular`: one
/// unit for up to 50 videos, whatever comes back (YouTube Data API, "Quota Calculator").
@Singleton
public final class YoutubeChart {

    private final JsonMapper json;

    YoutubeChart(JsonMapper json) {
        this.json = json;
    }

    /// One page of the chart.
    ///
    /// @param region ISO 3166-1 alpha-2
    /// @param token what the page before named as next, null for the first
    public Question<ChartPage> page(YoutubeApi api, String region, @Nullable String token) {
        var parameters = new LinkedHashMap<String, String>();
        parameters.put("part", "snippet,statistics");
        parameters.put("chart", "mostPopular");
        parameters.put("maxResults", "50");
        parameters.put("regionCode", region);
        if (token != null) {
            parameters.put("pageToken", token);
        }
        return new PlainQuestion<>(
                "YouTube",
                "youtube",
                1,
                api.call("videos", parameters),
                this::worthAnother,
                this::read);
    }

    /* A passing failure, or YouTube's own "too fast", which looks like a refusal but for its reason. A spent quota
     * looks like "too fast" and does not pass. */
    private boolean worthAnother(Reply.Answered answered) {
        if (answered.status() < 400) {
            return false;
        }
        var refusal = refusal(answered);
        return !refusal.isQuota() && (refusal.isTooFast() || Retrying.passing(answered));
    }

    private SourceReply<ChartPage> read(Reply.Answered answered) {
        return answered.status() == 200 ? page(answered.body()) : refusal(answered).meaning();
    }

    private SourceReply<ChartPage> page(byte[] body) {
        var envelope = parse(body).orElse(null);
        if (envelope == null || envelope.items() == null) {
            return new Absent<>(
                    ObservationState.FAILED,
                    "YouTube answered with something that is no list of videos.");
        }
        var items = envelope.items().stream().filter(Objects::nonNull).toList();
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
        return new Items<>(
                new ChartPage(
                        videos,
                        items.size() - videos.size(),
                        blankToNull(envelope.nextPageToken())));
    }

    private YoutubeRefusal refusal(Reply.Answered answered) {
        return YoutubeRefusal.of(
                answered.status(), parse(answered.body()).map(YoutubeVideos::error).orElse(null));
    }

    private Optional<YoutubeVideos> parse(byte[] body) {
        try {
            return Optional.ofNullable(json.readValue(body, YoutubeVideos.class));
        } catch (IOException _) {
            // An HTML page, a cut text: the caller says what that means for its status.
            return Optional.empty();
        }
    }

    private static @Nullable String blankToNull(@Nullable String token) {
        return token == null || token.isBlank() ? null : token;
    }
}
