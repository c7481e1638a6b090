package uptick.collections.discover;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/// Puts what several charts show into one order.
///
/// `score(term) = sum over sources of 1 / (k + rank)`, `k = 60`, where `rank` is the term's best place among the charts of
/// a source, from 1 on, and a source that does not show it adds nothing. Best first, ties by key; the order of what is given
/// makes no difference. A term of which no chart is sure counts where two sources show it. Nothing given: nothing.
///
/// Source: Cormack, Clarke and Büttcher, "Reciprocal Rank Fusion outperforms Condorcet and individual Rank Learning
/// Methods", SIGIR 2009, with their k.
public final class FuseRanks {

    private static final double K = 60;
    private static final int SOURCES_TO_CONFIRM = 2;

    private static final Comparator<Placed> BEST_PLACE =
            Comparator.comparingInt(Placed::rank)
                    .thenComparing(Placed::source)
                    .thenComparing(Placed::term);

    private FuseRanks() {}

    /// One discovery for each term.
    public static List<Discovery> of(Collection<Placed> placed) {
        var byKey = new TreeMap<String, List<Placed>>();
        placed.forEach(
                one -> byKey.computeIfAbsent(one.term().key(), _ -> new ArrayList<>()).add(one));
        return byKey.values().stream()
                .filter(FuseRanks::isConfirmed)
                .map(FuseRanks::fused)
                .sorted(
                        Comparator.comparingDouble(Discovery::score)
                                .reversed()
                                .thenComparing(Discovery::term))
                .toList();
    }

    private static boolean isConfirmed(List<Placed> places) {
        return places.stream().anyMatch(Placed::isSure)
                || places.stream().map(Placed::source).distinct().count() >= SOURCES_TO_CONFIRM;
    }

    private static Discovery fused(List<Placed> places) {
        Map<String, Integer> ranks = new TreeMap<>();
        places.forEach(place -> ranks.merge(place.source(), place.rank(), Math::min));
        var score = 0.0;
        for (var rank : ranks.values()) {
            score += 1 / (K + rank);
        }
        return new Discovery(
                written(places),
                agreed(places, Placed::language),
                agreed(places, Placed::region),
                List.copyOf(ranks.keySet()),
                score);
    }

    /* As most sources write it, for some write every title with a capital; of those that are equal, the best placed. */
    private static TopicTerm written(List<Placed> places) {
        var writers = new HashMap<String, Set<String>>();
        places.forEach(
                place ->
                        writers.computeIfAbsent(place.term().title(), _ -> new HashSet<>())
                                .add(place.source()));
        return places.stream()
                .min(
                        Comparator.comparingInt(
                                        (Placed place) ->
                                                -writers.getOrDefault(
                                                                place.term().title(), Set.of())
                                                        .size())
                                .thenComparing(BEST_PLACE))
                .orElseThrow()
                .term();
    }

    private static @Nullable String agreed(
            List<Placed> places, Function<Placed, @Nullable String> value) {
        var said = places.stream().map(value).filter(Objects::nonNull).distinct().toList();
        return said.size() == 1 ? said.getFirst() : null;
    }
}
