package uptick.trends;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

import uptick.edge.transaction.DatabaseRole;
import uptick.edge.transaction.InTransaction;
import uptick.edge.transaction.Transactions;
import uptick.model.collections.Observation;
import uptick.model.collections.Observations;
import uptick.model.trends.FlaggedTrend;
import uptick.model.trends.TrendOutcome;
import uptick.model.trends.TrendOutcomes;
import uptick.model.trends.TrendOutcomesWriter;
import uptick.trends.outcome.Flag;
import uptick.trends.score.InterestComponents.Origin;

/// Finds out what came of trends whose horizon is reached, from what was collected since. Run twice, or by two at once, it
/// does the same as once.
@Singleton
public final class ResolveOutcomes {

    private static final int BATCH = 500;

    /* Sources count a day a day later, and a morning may be missed; what is not there by then does not come. */
    private static final Duration PATIENCE = Duration.ofDays(3);

    private static final String NOTHING_COLLECTED = "No later collection shows what became of it.";

    private final TrendOutcomes outcomes;
    private final TrendOutcomesWriter writer;
    private final Observations observations;
    private final InTransaction inTransaction;
    private final Clock clock;

    ResolveOutcomes(
            TrendOutcomes outcomes,
            TrendOutcomesWriter writer,
            Observations observations,
            Transactions transactions,
            Clock clock) {
        this.outcomes = outcomes;
        this.writer = writer;
        this.observations = observations;
        this.inTransaction = transactions.of(DatabaseRole.UPTICK_TRENDS);
        this.clock = clock;
    }

    /// Decides what can be decided by now.
    ///
    /// @return how many
    public int resolve() {
        var decided = 0;
        int last;
        do {
            last = inTransaction.<Integer>asJob(this::batch);
            decided += last;
        } while (last == BATCH);
        return decided;
    }

    private int batch() {
        var now = clock.instant();
        var due = writer.lockDue(now, BATCH);
        if (due.isEmpty()) {
            return 0;
        }
        var flagged =
                outcomes
                        .findFlagged(
                                due.stream()
                                        .map(outcome -> outcome.trendId().toString())
                                        .distinct()
                                        .toList())
                        .stream()
                        .collect(Collectors.toMap(FlaggedTrend::id, Function.identity()));
        var series = series(due, flagged);
        var momentum = momentum(due, flagged);
        var decisions = new Decisions();
        for (var outcome : due) {
            var trend = flagged.get(outcome.trendId());
            var signal =
                    trend == null
                            ? null
                            : isOfInterest(trend, outcome)
                                    ? interest(outcome, trend, series)
                                    : momentum.get(key(outcome));
            if (signal != null) {
                decisions.decided(outcome, signal);
            } else if (trend == null || outcome.dueAt().plus(PATIENCE).isBefore(now)) {
                decisions.undecidable(outcome, NOTHING_COLLECTED);
            }
        }
        return decisions.isEmpty() ? 0 : decisions.write(writer, now);
    }

    /* What was flagged by its momentum is due so many days after it was seen, with a baseline of 50; a series is due at the
     * end of a step, and its baseline may be 50 by chance. */
    private static boolean isOfInterest(FlaggedTrend trend, TrendOutcome outcome) {
        var isOfMomentum =
                outcome.baseline() == Flag.USUAL_MOMENTUM
                        && outcome.dueAt()
                                .equals(
                                        trend.observedAt()
                                                .plus(Duration.ofDays(outcome.horizonDays())));
        return trend.interestAt() != null && !isOfMomentum;
    }

    private static @Nullable Double interest(
            TrendOutcome outcome, FlaggedTrend trend, Map<String, Observation> series) {
        var at = trend.interestAt();
        var observation = series.get(trend.topicId() + source(trend));
        if (at == null
                || observation == null
                || observation.observedAt().isBefore(outcome.dueAt())) {
            return null;
        }
        return ScoreInputs.series(observation)
                .flatMap(found -> found.signalAt(at, outcome.signal(), outcome.horizonDays()))
                .orElse(null);
    }

    /* The newest of each topic and source: its series reaches back over every horizon. */
    private Map<String, Observation> series(
            List<TrendOutcome> due, Map<UUID, FlaggedTrend> flagged) {
        var earliest = new TreeMap<String, Instant>();
        var trends = new HashMap<String, FlaggedTrend>();
        for (var outcome : due) {
            var trend = flagged.get(outcome.trendId());
            if (trend != null && isOfInterest(trend, outcome)) {
                var key = trend.topicId() + source(trend);
                earliest.merge(key, outcome.dueAt(), (one, two) -> one.isBefore(two) ? one : two);
                trends.put(key, trend);
            }
        }
        var asked = earliest.keySet().stream().map(trends::get).toList();
        return observations
                .findNewestSince(
                        asked.stream().map(trend -> trend.topicId().toString()).toList(),
                        asked.stream().map(ResolveOutcomes::source).toList(),
                        earliest.values().stream().map(Instant::toString).toList())
                .stream()
                .collect(
                        Collectors.toMap(one -> one.topicId() + one.source(), Function.identity()));
    }

    private Map<String, Double> momentum(List<TrendOutcome> due, Map<UUID, FlaggedTrend> flagged) {
        var asked =
                due.stream()
                        .filter(
                                outcome -> {
                                    var trend = flagged.get(outcome.trendId());
                                    return trend != null && !isOfInterest(trend, outcome);
                                })
                        .toList();
        var found = new HashMap<String, Double>();
        outcomes.findMomentum(
                        asked.stream().map(outcome -> topic(flagged, outcome).toString()).toList(),
                        asked.stream().map(outcome -> outcome.dueAt().toString()).toList())
                .forEach(
                        one ->
                                found.put(
                                        key(asked.get(Math.toIntExact(one.place()) - 1)),
                                        one.momentumScore()));
        return found;
    }

    private static UUID topic(Map<UUID, FlaggedTrend> flagged, TrendOutcome outcome) {
        var trend = flagged.get(outcome.trendId());
        if (trend == null) {
            throw new IllegalStateException("asked for a trend that is not there");
        }
        return trend.topicId();
    }

    private static String source(FlaggedTrend trend) {
        return Origin.WIKIPEDIA.name().equals(trend.interestOrigin())
                ? Sources.WIKIPEDIA
                : Sources.GOOGLE_TRENDS;
    }

    private static String key(TrendOutcome outcome) {
        return outcome.trendId() + ":" + outcome.horizonDays();
    }

    /* What is to be written, one entry in each list for each outcome. */
    private static final class Decisions {

        private final List<String> trendIds = new ArrayList<>();
        private final List<String> horizons = new ArrayList<>();
        private final List<String> signals = new ArrayList<>();
        private final List<String> hits = new ArrayList<>();
        private final List<String> reasons = new ArrayList<>();

        void decided(TrendOutcome outcome, double signal) {
            add(
                    outcome,
                    Double.toString(signal),
                    Boolean.toString(Flag.isHit(signal, outcome.baseline())),
                    "");
        }

        void undecidable(TrendOutcome outcome, String reason) {
            add(outcome, "", "", reason);
        }

        boolean isEmpty() {
            return trendIds.isEmpty();
        }

        int write(TrendOutcomesWriter writer, Instant now) {
            return writer.resolveAll(trendIds, horizons, signals, hits, reasons, now);
        }

        private void add(TrendOutcome outcome, String signal, String hit, String reason) {
            trendIds.add(outcome.trendId().toString());
            horizons.add(Integer.toString(outcome.horizonDays()));
            signals.add(signal);
            hits.add(hit);
            reasons.add(reason);
        }
    }
}
