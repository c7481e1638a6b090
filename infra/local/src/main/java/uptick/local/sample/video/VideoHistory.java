package uptick.local.sample.video;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import uptick.local.sample.snapshot.ChartedVideo;

/// One video on every morning on which it was charted.
///
/// Counts run straight from 0 at publication to the first morning and from each morning to the next
/// one; after the last one they stand still. A count that is absent on the earlier side stays absent,
/// one that is absent on the later side stands still.
final class VideoHistory {

    private final Instant publishedAt;
    private final NavigableMap<Instant, ChartedVideo> sightings;

    /// @param sightings by morning, at least one
    VideoHistory(Instant publishedAt, Map<Instant, ChartedVideo> sightings) {
        this.publishedAt = publishedAt;
        this.sightings = new TreeMap<>(sightings);
        if (!publishedAt.isBefore(this.sightings.firstKey())) {
            throw new IllegalArgumentException("charted before it was published");
        }
    }

    /// The video at an instant, none before it was published.
    Optional<LiveVideo> at(Instant instant) {
        if (instant.isBefore(publishedAt)) {
            return Optional.empty();
        }
        var first = sightings.firstEntry().getValue();
        var before = sightings.floorEntry(instant);
        var after = sightings.higherEntry(instant);
        var from = before == null ? zero(first) : before.getValue();
        var start = before == null ? publishedAt : before.getKey();
        var now =
                after == null
                        ? from
                        : between(from, start, after.getValue(), after.getKey(), instant);
        return Optional.of(
                new LiveVideo(
                        now,
                        Simulated.channelId(first.channelTitle()),
                        publishedAt,
                        Simulated.length(first.id())));
    }

    private static ChartedVideo zero(ChartedVideo video) {
        return video.counting(
                video.views() == null ? null : 0L,
                video.likes() == null ? null : 0L,
                video.comments() == null ? null : 0L);
    }

    private static ChartedVideo between(
            ChartedVideo from, Instant start, ChartedVideo to, Instant end, Instant instant) {
        long gone = Duration.between(start, instant).toSeconds();
        long whole = Duration.between(start, end).toSeconds();
        return from.counting(
                interpolated(from.views(), to.views(), gone, whole),
                interpolated(from.likes(), to.likes(), gone, whole),
                interpolated(from.comments(), to.comments(), gone, whole));
    }

    private static @Nullable Long interpolated(
            @Nullable Long from, @Nullable Long to, long gone, long whole) {
        if (from == null || to == null) {
            return from;
        }
        return from + Math.floorDiv(Math.multiplyExact(to - from, gone), whole);
    }
}
