package uptick.local.sample.prior;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/// What is usual for a video in the chart, over all cleaned rows.
///
/// With v a speed in views per hour, by age or by day as [Charting] says:
/// - size: ln(1 + v)
/// - like rate: (likes + 5)/(views + 250), rows with likes only
/// - outlier: ln((v + 50)/(u + 50)), where u is the channel's median speed: the median over its
///   videos of each video's median over its rows; channels with three videos or more only
///
/// A row counts once for every morning on which its video was charted. Speeds by age rest on simulated
/// publication times, the others on recorded numbers alone.
public record YoutubePriors(
        Spread sizeByAge,
        Spread sizeByDay,
        Spread likeRate,
        Spread outlierByAge,
        Spread outlierByDay) {

    private static final int FEWEST_VIDEOS = 3;

    static YoutubePriors of(List<Charting> rows) {
        return new YoutubePriors(
                size(rows, Charting::speedByAge),
                size(rows, Charting::speedByDay),
                likeRate(rows),
                outlier(rows, Charting::speedByAge),
                outlier(rows, Charting::speedByDay));
    }

    private static Spread size(List<Charting> rows, Function<Charting, @Nullable Double> speed) {
        List<Double> sizes = new ArrayList<>();
        for (Charting row : rows) {
            var v = speed.apply(row);
            if (v != null) {
                sizes.add(Math.log1p(v));
            }
        }
        return Spread.of(sizes);
    }

    private static Spread likeRate(List<Charting> rows) {
        List<Double> rates = new ArrayList<>();
        for (Charting row : rows) {
            var likes = row.likes();
            if (likes != null) {
                rates.add((likes + 5.0) / (row.views() + 250.0));
            }
        }
        return Spread.of(rates);
    }

    private static Spread outlier(List<Charting> rows, Function<Charting, @Nullable Double> speed) {
        var channels = channelMedians(rows, speed);
        List<Double> outliers = new ArrayList<>();
        for (Charting row : rows) {
            var v = speed.apply(row);
            var u = channels.getOrDefault(row.channelTitle(), OptionalDouble.empty());
            if (v != null && u.isPresent()) {
                outliers.add(Math.log((v + 50) / (u.getAsDouble() + 50)));
            }
        }
        return Spread.of(outliers);
    }

    private static Map<String, OptionalDouble> channelMedians(
            List<Charting> rows, Function<Charting, @Nullable Double> speed) {
        Map<String, Map<String, List<Double>>> speeds = new HashMap<>();
        for (Charting row : rows) {
            var v = speed.apply(row);
            if (v != null) {
                speeds.computeIfAbsent(row.channelTitle(), _ -> new HashMap<>())
                        .computeIfAbsent(row.videoId(), _ -> new ArrayList<>())
                        .add(v);
            }
        }
        return speeds.entrySet().stream()
                .collect(
                        Collectors.toMap(Map.Entry::getKey, channel -> median(channel.getValue())));
    }

    private static OptionalDouble median(Map<String, List<Double>> speedsOfVideos) {
        if (speedsOfVideos.size() < FEWEST_VIDEOS) {
            return OptionalDouble.empty();
        }
        double[] videos =
                speedsOfVideos.values().stream()
                        .mapToDouble(
                                rows ->
                                        Spread.median(
                                                rows.stream()
                                                        .mapToDouble(Double::doubleValue)
                                                        .toArray()))
                        .toArray();
        return OptionalDouble.of(Spread.median(videos));
    }
}
