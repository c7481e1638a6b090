package uptick.collections.source;

import java.util.List;

import io.micronaut.serde.annotation.Serdeable;
import org.jspecify.annotations.Nullable;

/// The envelope of `GET /videos` of the YouTube Data API v3, as far as it is read; of an error likewise.
/// Everything may be absent: old recordings and new ones differ.
@Serdeable
record YoutubeVideos(
        @Nullable List<Item> items, @Nullable String nextPageToken, @Nullable Failure error) {

    @Serdeable
    record Item(@Nullable String id, @Nullable Snippet snippet, @Nullable Statistics statistics) {}

    @Serdeable
    record Snippet(
            @Nullable String publishedAt,
            @Nullable String channelId,
            @Nullable String title,
            @Nullable String channelTitle,
            @Nullable List<String> tags) {}

    /// Counts are texts.
    @Serdeable
    record Statistics(
            @Nullable String viewCount,
            @Nullable String likeCount,
            @Nullable String commentCount) {}

    @Serdeable
    record Failure(@Nullable Integer code, @Nullable List<Detail> errors) {}

    @Serdeable
    record Detail(@Nullable String reason) {}
}
