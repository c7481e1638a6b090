package uptick.model.collections;

import java.time.Instant;
import java.util.List;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import org.jspecify.annotations.Nullable;

/// What YouTube shows of a topic: its videos in the chart, the most viewed first.
///
/// @param videos at least one
@Introspected
@Serdeable(naming = SnakeCaseStrategy.class)
public record YoutubeMetrics(List<Video> videos) implements Metrics {

    public YoutubeMetrics {
        videos = List.copyOf(videos);
        if (videos.isEmpty()) {
            throw new IllegalArgumentException("a topic without videos is an absence, not metrics");
        }
    }

    /// One video as the chart showed it.
    ///
    /// @param views a count, never negative
    /// @param likes a count, null where the channel hides it
    /// @param comments a count, null where comments are off
    @Introspected
    @Serdeable(naming = SnakeCaseStrategy.class)
    public record Video(
            String id,
            String title,
            String channelId,
            String channelTitle,
            Instant publishedAt,
            long views,
            @Nullable Long likes,
            @Nullable Long comments) {}
}
