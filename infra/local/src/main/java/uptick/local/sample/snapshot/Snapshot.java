package uptick.local.sample.snapshot;

import java.time.LocalDate;
import java.util.List;

/// The chart of one recorded day.
///
/// @param day the day in 2017 on which it was recorded
/// @param videos in chart order, at most 200, each once
public record Snapshot(LocalDate day, List<ChartedVideo> videos) {

    public Snapshot {
        videos = List.copyOf(videos);
        if (videos.isEmpty()) {
            throw new IllegalArgumentException("a snapshot without videos: " + day);
        }
        if (videos.stream().map(ChartedVideo::id).distinct().count() != videos.size()) {
            throw new IllegalArgumentException("a video twice on " + day);
        }
    }
}
