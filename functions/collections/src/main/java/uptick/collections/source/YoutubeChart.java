package uptick.collections.source;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

import uptick.collections.source.SourceReply.Absent;
import uptick.collections.source.SourceReply.Items;
import uptick.model.collections.ObservationState;
import uptick.outbound.Call;
import uptick.outbound.Reply;
import uptick.outbound.Retrying;

/// The chart of most popular videos of a region, YouTube Data API v3, `GET /videos?chart=mostPopular`: one
/// unit for up to 50 videos.
@Singleton
public final class YoutubeChart {

    /// Units of one page, whatever comes back (YouTube Data API, "Quota Calculator").
    public static final int UNITS = 1;

    private final JsonMapper json;

    YoutubeChart(JsonMapper json) {
        this.json = json;
    }

    /// The call for one page.
    ///
    /// @param base where the API answers, without a slash at the end
    /// @param region ISO 3166-1 alpha-2
    /// @param page what the page before named as next, null for the first
    public Call call(URI base, String region, @Nullable String page, String key) {
        var address =
                base
                        + "/videos?part=snippet,statistics&chart=mostPopular&maxResults=50&regionCode="
                        + encode(region)
                        + (page == null ? "" : "&pageToken=" + encode(page));
        return Call.to(URI.create(address)).withSecretParameter("key", key);
    }

    /// Whether another attempt may bring what this one did not: a passing failure, or YouTube's own "too fast",
    /// which looks like a refusal but for its reason. A spent quota looks like "too fast" and does not pass.
    public boolean worthAnother(Reply reply) {
        if (reply instanceof Reply.Answered answered && answered.status() >= 400) {
            var refusal = refusal(answered);
            return !refusal.isQuota() && (refusal.isTooFast() || Retrying.passing(reply));
        }
        return Retrying.passing(reply);
    }

    /// What a reply means.
    public SourceReply<ChartPage> read(Reply reply) {
        return switch (reply) {
            case Reply.NotSent(var reason, var _) ->
                    new Absent<>(
                            ObservationState.FAILED,
                            "YouTube could not be reached: " + words(reason) + ".");
            case Reply.Unknown(var reason, var _) ->
                    new Absent<>(
                            ObservationState.FAILED,
                            "YouTube's answer did not arrive: " + words(reason) + ".");
            case Reply.Answered answered when answered.status() == 200 -> page(answered.body());
            case Reply.Answered answered -> refusal(answered).meaning();
        };
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

    private static String words(Enum<?> reason) {
        return reason.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
