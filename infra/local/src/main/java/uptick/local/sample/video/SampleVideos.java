package uptick.local.sample.video;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

import uptick.local.sample.calendar.SampleCalendar;
import uptick.local.sample.snapshot.ChartedVideo;
import uptick.local.sample.snapshot.Snapshot;

/// Every video of the sample world, at any instant.
///
/// Outside the calendar the world stands still: before its earliest morning it looks as it does then,
/// after its latest one likewise.
public final class SampleVideos {

    private final SampleCalendar calendar;
    private final List<Snapshot> days;
    private final Map<String, VideoHistory> histories = new HashMap<>();

    /// @param days as many as the calendar is long, oldest first
    public SampleVideos(SampleCalendar calendar, List<Snapshot> days) {
        if (days.size() != calendar.length()) {
            throw new IllegalArgumentException(days.size() + " days for " + calendar);
        }
        this.calendar = calendar;
        this.days = List.copyOf(days);
        sightings().forEach((id, sightings) -> histories.put(id, history(id, sightings)));
    }

    /// The chart that is current at an instant, in its order, with the counts of the instant.
    public List<LiveVideo> chartAt(Instant instant) {
        return days.get(calendar.indexAt(instant)).videos().stream()
                .map(video -> find(video.id(), instant).orElseThrow())
                .toList();
    }

    /// A video by its id, charted or not; none where it is unknown or not yet published.
    public Optional<LiveVideo> find(String id, Instant instant) {
        return Optional.ofNullable(histories.get(id))
                .flatMap(history -> history.at(calendar.clamp(instant)));
    }

    private Map<String, NavigableMap<Integer, ChartedVideo>> sightings() {
        Map<String, NavigableMap<Integer, ChartedVideo>> sightings = new LinkedHashMap<>();
        for (int index = 0; index < days.size(); index++) {
            for (ChartedVideo video : days.get(index).videos()) {
                sightings.computeIfAbsent(video.id(), _ -> new TreeMap<>()).put(index, video);
            }
        }
        return sightings;
    }

    private VideoHistory history(String id, NavigableMap<Integer, ChartedVideo> sightings) {
        int first = sightings.firstKey();
        var dayLater = sightings.get(first + 1);
        var age =
                Simulated.ageWhenFirstCharted(
                        id,
                        sightings.firstEntry().getValue().views(),
                        dayLater == null ? null : dayLater.views(),
                        first == 0);
        Map<Instant, ChartedVideo> byMorning = new HashMap<>();
        sightings.forEach((index, video) -> byMorning.put(calendar.morning(index), video));
        return new VideoHistory(calendar.morning(first).minus(age), byMorning);
    }
}
