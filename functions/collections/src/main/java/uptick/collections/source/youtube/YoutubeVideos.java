package uptick.collections.source.youtube;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.serde.annotation.Serdeable;
import org.jspecify.annotations.Nullable;

/// The envelope of `GET /videos` of the YouTube Data API v3, as far as it is read; of an error likewise.
/// Everything may be absent: old recordings and new ones differ. The names are the provider's, not ours.
@Serdeable
record YoutubeVideos(
        @Nullable List<Item> items,
        @JsonProperty("nextPageToken") @Nullable String nextPageToken,
        @Nullable Failure error) {

    @Serdeable
    record Item(@Nullable String id, @Nullable Snippet snippet, @Nullable Statistics statistics) {}

    @Serdeable
    record Snippet(
            @JsonProperty("publishedAt") @Nullable String publishedAt,
            @JsonProperty("channelId") @Nullable String channelId,
            @Nullable String title,
            @JsonProperty("channelTitle") @Nullable String channelTitle,
            @Nullable List<String> tags) {}

    /// Counts are texts.
    @Serdeable
    record Statistics(
            @JsonProperty("viewCount") @Nullable String viewCount,
            @JsonProperty("likeCount") @Nullable String likeCount,
            @JsonProperty("commentCount") @Nullable String commentCount) {}

    /// @param status the word of Google's newer errors, such as `RESOURCE_EXHAUSTED`
    @Serdeable
    record Failure(
            @Nullable String message, @Nullable String status, @Nullable List<Detail> errors) {}

    @Serdeable
    record Detail(@Nullable String reason) {}
}
