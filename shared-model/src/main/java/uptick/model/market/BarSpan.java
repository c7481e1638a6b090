package uptick.model.market;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;

/// The bars of one load for one instrument and interval.
///
/// @param bars at least one, oldest first, each time once
record BarSpan(UUID instrumentId, String interval, List<PriceBar> bars) {

    private record Key(UUID instrumentId, String interval) {}

    /// Sorts the bars of a load into spans.
    ///
    /// @throws IllegalArgumentException where two bars have one key, which it names
    static List<BarSpan> of(Collection<PriceBar> load) {
        var byKey = new LinkedHashMap<Key, List<PriceBar>>();
        for (var bar : load) {
            byKey.computeIfAbsent(
                            new Key(bar.instrumentId(), bar.interval()), _ -> new ArrayList<>())
                    .add(bar);
        }
        var spans = new ArrayList<BarSpan>(byKey.size());
        byKey.forEach(
                (key, bars) -> {
                    bars.sort(Comparator.comparing(PriceBar::ts));
                    spans.add(new BarSpan(key.instrumentId(), key.interval(), refuseTwice(bars)));
                });
        return spans;
    }

    Instant earliest() {
        return bars.getFirst().ts();
    }

    Instant latest() {
        return bars.getLast().ts();
    }

    /// Where the bar of a time is among the bars; negative where there is none.
    int indexOf(Instant ts) {
        var low = 0;
        var high = bars.size() - 1;
        while (low <= high) {
            var middle = (low + high) >>> 1;
            var order = bars.get(middle).ts().compareTo(ts);
            if (order == 0) {
                return middle;
            } else if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -1;
    }

    private static List<PriceBar> refuseTwice(List<PriceBar> sorted) {
        for (var later = 1; later < sorted.size(); later++) {
            var bar = sorted.get(later);
            if (bar.ts().equals(sorted.get(later - 1).ts())) {
                throw new IllegalArgumentException(
                        "The load has two %s bars of instrument %s at %s"
                                .formatted(bar.interval(), bar.instrumentId(), bar.ts()));
            }
        }
        return sorted;
    }
}
