package uptick.collections.source.youtube;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/// Makes a video of an item of `GET /videos`.
final class VideoReader {

    private VideoReader() {}

    /// The video; empty where it has no id, title, channel, time or view count: then it cannot be scored.
    static Optional<ChartPage.Video> read(YoutubeVideos.Item item) {
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
                        storable(item.id()),
                        storable(snippet.title()),
                        tags(snippet),
                        storable(snippet.channelId()),
                        storable(
                                Objects.requireNonNullElse(
                                        snippet.channelTitle(), snippet.channelId())),
                        publishedAt,
                        views,
                        count(statistics.likeCount()),
                        count(statistics.commentCount())));
    }

    private static List<String> tags(YoutubeVideos.Snippet snippet) {
        var tags = Objects.requireNonNullElse(snippet.tags(), List.<String>of());
        return tags.stream().filter(Objects::nonNull).toList();
    }

    /* PostgreSQL stores neither the character 0 nor half of a surrogate pair: one such title would keep a whole run from being written, every morning anew. */
    private static String storable(String text) {
        return new String(text.getBytes(UTF_8), UTF_8).replace('\u0000', ' ');
    }

    private static @Nullable Long count(@Nullable String text) {
        return text != null && text.matches("[0-9]{1,18}") ? Long.valueOf(text) : null;
    }

    private static @Nullable Instant instant(@Nullable String text) {
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeException _) {
            return null;
        }
    }
}
