package uptick.collections.source.youtube;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

import uptick.collections.source.Absences;
import uptick.collections.source.LooseJson;
import uptick.collections.source.PlainText;
import uptick.collections.source.Question;
import uptick.collections.source.SaneInstant;
import uptick.collections.source.SourceReply;
import uptick.collections.source.SourceReply.Absent;
import uptick.collections.source.SourceReply.Items;
import uptick.collections.source.youtube.SearchPage.Hit;
import uptick.model.collections.ObservationState;

/// Searches for videos, YouTube Data API v3, `GET /search`: one unit of a bucket of its own, which holds 100 a day
/// (YouTube Data API, "Quota and compliance audits").
@Singleton
public final class YoutubeSearch {

    private final YoutubeAnswers answers;

    YoutubeSearch(JsonMapper json) {
        this.answers = new YoutubeAnswers(json);
    }

    /// One page of a search, the most viewed first.
    ///
    /// @param text what to look for
    /// @param publishedAfter only videos of then or later
    /// @param region whose viewers may watch it, ISO 3166-1 alpha-2; null for any
    /// @param token what the page before named as next, null for the first
    public Question<SearchPage> page(
            YoutubeApi api,
            String text,
            Instant publishedAfter,
            @Nullable String region,
            @Nullable String token) {
        var address =
                api.method("search")
                        .parameter("part", "snippet")
                        .parameter("type", "video")
                        .parameter("order", "viewCount")
                        .parameter("maxResults", 50)
                        .parameter("q", text)
                        .parameter("publishedAfter", publishedAfter)
                        .parameter("regionCode", region)
                        .parameter("pageToken", token);
        return answers.question("youtube.search", api.call(address), YoutubeSearch::read);
    }

    private static SourceReply<SearchPage> read(List<LooseJson> items, @Nullable String nextPage) {
        if (items.isEmpty()) {
            return Absences.empty("YouTube found no video.");
        }
        var hits = items.stream().map(YoutubeSearch::hit).flatMap(Optional::stream).toList();
        if (hits.isEmpty()) {
            return new Absent<>(
                    ObservationState.FAILED,
                    "YouTube answered with videos in a form that is not understood.");
        }
        return new Items<>(new SearchPage(hits, items.size() - hits.size(), nextPage));
    }

    private static Optional<Hit> hit(LooseJson item) {
        var id = item.at("id", "videoId").word();
        var snippet = item.at("snippet");
        var title = snippet.at("title").text();
        var channelId = snippet.at("channelId").word();
        var publishedAt = SaneInstant.iso(snippet.at("publishedAt").text());
        if (id == null || title == null || channelId == null || publishedAt == null) {
            return Optional.empty();
        }
        // Titles of searches, unlike those of videos, come with HTML's entities.
        return Optional.of(
                new Hit(
                        id,
                        PlainText.of(title),
                        channelId,
                        PlainText.of(
                                Objects.requireNonNullElse(
                                        snippet.at("channelTitle").text(), channelId)),
                        publishedAt));
    }
}
