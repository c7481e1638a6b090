package uptick.collections.source.youtube;

import java.util.Objects;
import java.util.Optional;

import uptick.collections.source.LooseJson;
import uptick.collections.source.SaneInstant;

/// Makes a video of an item of `GET /videos`.
final class VideoReader {

    private VideoReader() {}

    /// The video; empty where it has no id, title, channel, time or view count: then it cannot be scored.
    static Optional<ChartPage.Video> read(LooseJson item) {
        var id = item.at("id").word();
        var snippet = item.at("snippet");
        var title = snippet.at("title").text();
        var channelId = snippet.at("channelId").word();
        var publishedAt = SaneInstant.iso(snippet.at("publishedAt").text());
        var views = item.at("statistics", "viewCount").count();
        if (id == null
                || title == null
                || channelId == null
                || publishedAt == null
                || views == null) {
            return Optional.empty();
        }
        return Optional.of(
                new ChartPage.Video(
                        id,
                        title,
                        snippet.at("tags").elements().stream()
                                .map(LooseJson::text)
                                .filter(Objects::nonNull)
                                .toList(),
                        channelId,
                        Objects.requireNonNullElse(snippet.at("channelTitle").text(), channelId),
                        publishedAt,
                        views,
                        item.at("statistics", "likeCount").count(),
                        item.at("statistics", "commentCount").count()));
    }
}
