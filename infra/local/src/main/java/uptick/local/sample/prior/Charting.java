package uptick.local.sample.prior;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import uptick.local.sample.calendar.SampleCalendar;
import uptick.local.sample.video.LiveVideo;
import uptick.local.sample.video.SampleVideos;

/// One row of the cleaned chart with the speeds that the trends function would compute from it.
///
/// @param speedByAge views/(age in hours + 12), in views per hour; the age is simulated
/// @param speedByDay the views gained since the morning before, divided by 24, in views per hour; null
///     where the video was not charted then
record Charting(
        String videoId,
        String channelTitle,
        long views,
        @Nullable Long likes,
        double speedByAge,
        @Nullable Double speedByDay) {

    private static final double SECONDS_PER_HOUR = 3_600;

    /// Every row with a view count, oldest first.
    static List<Charting> all(SampleCalendar calendar, SampleVideos videos) {
        List<Charting> rows = new ArrayList<>();
        Map<String, Long> dayBefore = Map.of();
        for (Instant morning : calendar.mornings().toList()) {
            Map<String, Long> today = new HashMap<>();
            for (LiveVideo video : videos.chartAt(morning)) {
                var views = video.charted().views();
                if (views != null) {
                    rows.add(charting(video, views, dayBefore.get(video.id()), morning));
                    today.put(video.id(), views);
                }
            }
            dayBefore = today;
        }
        return List.copyOf(rows);
    }

    private static Charting charting(
            LiveVideo video, long views, @Nullable Long viewsDayBefore, Instant morning) {
        double age = Duration.between(video.publishedAt(), morning).toSeconds() / SECONDS_PER_HOUR;
        return new Charting(
                video.id(),
                video.charted().channelTitle(),
                views,
                video.charted().likes(),
                views / (age + 12),
                viewsDayBefore == null ? null : (views - viewsDayBefore) / 24.0);
    }
}
