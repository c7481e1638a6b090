package uptick.trends.outcome;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import uptick.trends.score.Confidence.Level;

/// How often trends of each confidence were still there, beside how often any was.
///
/// - Rates: flags of one topic that follow within seven days count once, the first of them, else a week of one story would
///   look like seven proofs. Of all levels together for the base rate, of each level for its own.
/// - Lift: a level's rate over the base rate, null where either is missing or the base rate is 0.
/// - Precision at k: the hits among the first k of each collection, all of them counted.
/// - AUC: the probability that a hit had a higher momentum than a miss, ties by half; null without both. By ranks, as Mann and
///   Whitney count them.
///
/// Shape: decided trends in any order. Every result is finite.
///
/// Source: the product's design; Mann and Whitney, Annals of Mathematical Statistics 18 (1947), 50-60.
///
/// @param base of all trends
/// @param levels the highest first, each with its lift
public record Scoreboard(
        Rate base,
        Map<Level, LevelRate> levels,
        Rate precisionAt5,
        Rate precisionAt10,
        @Nullable Double auc) {

    private static final Duration ONE_STORY = Duration.ofDays(7);
    private static final int FEW = 5;
    private static final int SOME = 10;

    public Scoreboard {
        levels = Map.copyOf(levels);
    }

    /// A level's rate.
    ///
    /// @param lift over the base rate, null where there is none
    public record LevelRate(Rate rate, @Nullable Double lift) {}

    /// Of what was decided.
    public static Scoreboard of(Collection<Decided> decided) {
        var inOrder =
                decided.stream()
                        .sorted(
                                Comparator.comparing(Decided::observedAt)
                                        .thenComparing(Decided::topicId))
                        .toList();
        var base = rate(stories(inOrder));
        var levels = new EnumMap<Level, LevelRate>(Level.class);
        for (var level : Level.values()) {
            var rate = rate(stories(inOrder.stream().filter(is(level)).toList()));
            levels.put(level, new LevelRate(rate, lift(rate, base)));
        }
        return new Scoreboard(
                base,
                levels,
                rate(inOrder.stream().filter(one -> one.place() <= FEW).toList()),
                rate(inOrder.stream().filter(one -> one.place() <= SOME).toList()),
                auc(inOrder));
    }

    private static Predicate<Decided> is(Level level) {
        return one -> one.level() == level;
    }

    private static List<Decided> stories(List<Decided> inOrder) {
        var latest = new HashMap<UUID, Instant>();
        var kept = new ArrayList<Decided>();
        for (var one : inOrder) {
            var before = latest.get(one.topicId());
            if (before == null || !one.observedAt().isBefore(before.plus(ONE_STORY))) {
                latest.put(one.topicId(), one.observedAt());
                kept.add(one);
            }
        }
        return kept;
    }

    private static Rate rate(List<Decided> some) {
        return Rate.of(some.size(), Math.toIntExact(some.stream().filter(Decided::isHit).count()));
    }

    private static @Nullable Double lift(Rate rate, Rate base) {
        var own = rate.rate();
        var all = base.rate();
        return own == null || all == null || all == 0 ? null : (Double) (own / all);
    }

    private static @Nullable Double auc(List<Decided> decided) {
        var byMomentum =
                decided.stream().sorted(Comparator.comparingDouble(Decided::momentum)).toList();
        var hits = byMomentum.stream().filter(Decided::isHit).count();
        var misses = byMomentum.size() - hits;
        if (hits == 0 || misses == 0) {
            return null;
        }
        double ranksOfHits = 0;
        for (var from = 0; from < byMomentum.size(); ) {
            var to = from;
            while (to < byMomentum.size()
                    && byMomentum.get(to).momentum() == byMomentum.get(from).momentum()) {
                to++;
            }
            // Those of one momentum share the mean of their ranks, counted from 1.
            var rank = (from + 1 + to) / 2.0;
            ranksOfHits +=
                    rank * byMomentum.subList(from, to).stream().filter(Decided::isHit).count();
            from = to;
        }
        return (ranksOfHits - hits * (hits + 1) / 2.0) / ((double) hits * misses);
    }
}
