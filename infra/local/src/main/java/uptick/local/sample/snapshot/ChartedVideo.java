package uptick.local.sample.snapshot;

import java.util.List;

import org.jspecify.annotations.Nullable;

/// A video as the chart showed it on one day.
///
/// @param categoryId YouTube's number of the category, as text
/// @param tags as the channel wrote them, none where it wrote none
/// @param views a count, null where YouTube published none
/// @param likes a count, null where hidden or lost in the export
/// @param comments a count, null where comments are off
public record ChartedVideo(
        String id,
        String title,
        String channelTitle,
        String categoryId,
        List<String> tags,
        @Nullable Long views,
        @Nullable Long likes,
        @Nullable Long comments) {

    public ChartedVideo {
        if (!RowCleaner.VIDEO_ID.matcher(id).matches()) {
            throw new IllegalArgumentException("not a video id: " + id);
        }
        tags = List.copyOf(tags);
    }

    /// The same video with other counts.
    public ChartedVideo counting(
            @Nullable Long otherViews, @Nullable Long otherLikes, @Nullable Long otherComments) {
        return new ChartedVideo(
                id, title, channelTitle, categoryId, tags, otherViews, otherLikes, otherComments);
    }
}
