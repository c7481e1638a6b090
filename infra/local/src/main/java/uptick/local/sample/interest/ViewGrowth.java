package uptick.local.sample.interest;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

import uptick.local.sample.calendar.SampleCalendar;
import uptick.local.sample.topic.NormalText;
import uptick.local.sample.topic.SampleTopic;
import uptick.local.sample.video.LiveVideo;
import uptick.local.sample.video.SampleVideos;

/// The views that the videos about a topic gained, from each morning of the calendar to the next one.
///
/// A video that came out in between gained all that it had. One that has left the chart stands still, for nobody recorded
/// more of it.
final class ViewGrowth {

    private final SampleVideos videos;
    private final SampleCalendar calendar;
    private final Map<String, NormalText> texts = new HashMap<>();

    ViewGrowth(SampleVideos videos, SampleCalendar calendar) {
        this.videos = videos;
        this.calendar = calendar;
        calendar.mornings()
                .flatMap(morning -> videos.chartAt(morning).stream())
                .map(LiveVideo::charted)
                .forEach(
                        video ->
                                texts.computeIfAbsent(
                                        video.id(),
                                        _ -> NormalText.of(video.title(), video.tags())));
    }

    /// One value less than the calendar is long, oldest first, in views; never negative.
    double[] of(SampleTopic topic) {
        var phrases = topic.phrases();
        var ids =
                texts.entrySet().stream()
                        .filter(video -> video.getValue().mentions(phrases))
                        .map(Map.Entry::getKey)
                        .sorted()
                        .toList();
        double[] growth = new double[calendar.length() - 1];
        for (String id : ids) {
            double before = views(id, calendar.morning(0));
            for (int index = 0; index < growth.length; index++) {
                double after = views(id, calendar.morning(index + 1));
                growth[index] += Math.max(0, after - before);
                before = after;
            }
        }
        return growth;
    }

    private double views(String id, Instant instant) {
        return videos.find(id, instant)
                .map(video -> Objects.requireNonNullElse(video.charted().views(), 0L))
                .orElse(0L);
    }
}
