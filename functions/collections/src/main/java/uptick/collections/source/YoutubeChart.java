package uptick.collections.source;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

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

    private static final Set<String> QUOTA =
            Set.of("quotaExceeded", "dailyLimitExceeded", "RESOURCE_EXHAUSTED");
    private static final Set<String> TOO_FAST =
            Set.of("rateLimitExceeded", "userRateLimitExceeded");

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
    /// which looks like a refusal but for its reason.
    public boolean worthAnother(Reply reply) {
        return Retrying.passing(reply)
                || (reply instanceof Reply.Answered answered
                        && answered.status() == 403
                        && parse(answered.body())
                                .map(YoutubeChart::reason)
                                .filter(TOO_FAST::contains)
                                .isPresent());
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
            case Reply.Answered answered -> refusal(answered);
        };
    }

    private SourceReply<ChartPage> page(byte[] body) {
        var envelope = parse(body).orElse(null);
        if (envelope == null || envelope.items() == null) {
            return new Absent<>(
                    ObservationState.FAILED,
                    "YouTube answered with something that is no list of videos.");
        }
        var videos =
                envelope.items().stream()
                        .map(YoutubeChart::video)
                        .flatMap(Optional::stream)
                        .toList();
        if (videos.isEmpty()) {
            // A region's chart is never empty: a 200 with nothing in it is a fault that looks like
            // an answer.
            return new Absent<>(ObservationState.SUSPECT, "YouTube answered with an empty chart.");
        }
        return new Items<>(new ChartPage(videos, envelope.nextPageToken()));
    }

    private SourceReply<ChartPage> refusal(Reply.Answered answered) {
        var reason = parse(answered.body()).map(YoutubeChart::reason).orElse("");
        if (QUOTA.contains(reason)) {
            return new Absent<>(
                    ObservationState.QUOTA, "YouTube says that today's units are used up.");
        }
        if (answered.status() == 429 || TOO_FAST.contains(reason)) {
            return new Absent<>(ObservationState.BLOCKED, "YouTube asks for fewer requests.");
        }
        return switch (answered.status()) {
            case 400, 401, 403 ->
                    new Absent<>(
                            ObservationState.BLOCKED,
                            "YouTube refuses the API key"
                                    + (reason.isEmpty() ? "." : " (" + reason + ")."));
            default ->
                    new Absent<>(
                            ObservationState.FAILED,
                            "YouTube answered with status " + answered.status() + ".");
        };
    }

    private Optional<YoutubeVideos> parse(byte[] body) {
        try {
            return Optional.ofNullable(json.readValue(body, YoutubeVideos.class));
        } catch (IOException _) {
            // An HTML page, a cut text: the caller says what that means for its status.
            return Optional.empty();
        }
    }

    private static String reason(YoutubeVideos envelope) {
        var error = envelope.error();
        if (error == null || error.errors() == null || error.errors().isEmpty()) {
            return "";
        }
        return Objects.requireNonNullElse(error.errors().getFirst().reason(), "");
    }

    /* A video without an id, a title or a view count cannot be counted; the others are still good. */
    private static Optional<ChartPage.Video> video(YoutubeVideos.Item item) {
        var snippet = item.snippet();
        var statistics = item.statistics();
        if (item.id() == null || snippet == null || statistics == null) {
            return Optional.empty();
        }
        var views = count(statistics.viewCount());
        var publishedAt = instant(snippet.publishedAt());
        if (views == null
                || publishedAt == null
                || snippet.title() == null
                || snippet.channelId() == null) {
            return Optional.empty();
        }
        return Optional.of(
                new ChartPage.Video(
                        item.id(),
                        snippet.title(),
                        Objects.requireNonNullElse(snippet.tags(), List.of()),
                        snippet.channelId(),
                        Objects.requireNonNullElse(snippet.channelTitle(), snippet.channelId()),
                        publishedAt,
                        views,
                        count(statistics.likeCount()),
                        count(statistics.commentCount())));
    }

    private static @Nullable Long count(@Nullable String text) {
        return text != null && text.matches("\\d{1,18}") ? Long.valueOf(text) : null;
    }

    private static @Nullable Instant instant(@Nullable String text) {
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeException _) {
            return null;
        }
    }

    private static String words(Enum<?> reason) {
        return reason.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
