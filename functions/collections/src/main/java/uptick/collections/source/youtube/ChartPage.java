package uptick.collections.source.youtube;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/// One page of a chart.
///
/// @param videos in the chart's order
/// @param uncounted how many more stand on the page, without a view count or what else a video needs
/// @param nextPage what to ask for next, null on the last page
public record ChartPage(List<Video> videos, int uncounted, @Nullable String nextPage) {

    public ChartPage {
        videos = List.copyOf(videos);
    }

    /// One video as the chart shows it.
    ///
    /// @param views a count
    /// @param likes a count, null where hidden
    /// @param comments a count, null where comments are off
    public record Video(
            String id,
            String title,
            List<String> tags,
            String channelId,
            String channelTitle,
            Instant publishedAt,
            long views,
            @Nullable Long likes,
            @Nullable Long comments) {

        public Video {
            tags = List.copyOf(tags);
        }
    }
}
