package uptick.trends;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import uptick.edge.problem.ProblemException;
import uptick.edge.transaction.DatabaseRole;
import uptick.edge.transaction.InTransaction;
import uptick.edge.transaction.Transactions;
import uptick.model.audit.AuditLog;
import uptick.model.collections.DataCollection;
import uptick.model.collections.DataCollections;
import uptick.model.collections.Observation;
import uptick.model.collections.Observations;
import uptick.model.collections.Topic;
import uptick.model.collections.Topics;
import uptick.model.trends.ScoredLevel;
import uptick.model.trends.TrendOutcome;
import uptick.model.trends.TrendOutcomes;
import uptick.model.trends.TrendOutcomesWriter;
import uptick.model.trends.Trends;
import uptick.model.trends.TrendsWriter;
import uptick.trends.outcome.Flag;
import uptick.trends.score.Confidence.Level;
import uptick.trends.score.Platform;
import uptick.trends.score.ScoreVersion;
import uptick.trends.score.Weights;
import uptick.trends.score.YoutubeVideo;

/// Scores every completed collection that is not scored, one transaction each: the rows and the mark that they are
/// there come together or not at all. Run twice, or by two at once, it does the same as once. One that cannot be
/// scored does not keep those after it waiting.
@Singleton
public final class ScoreCollections {

    private static final Logger LOG = LoggerFactory.getLogger(ScoreCollections.class);

    /* Older collections stay unscored: their moment is gone, and the sweep must not grow with the years. */
    private static final Duration LOOK_BACK = Duration.ofDays(35);
    private static final int BATCH = 50;

    /* How long a full collection says how far a topic may be trusted where a platform is silent. */
    private static final Duration FULL_COUNTS_FOR = Duration.ofDays(7);

    private final DataCollections collections;
    private final Observations observations;
    private final Topics topics;
    private final TrendsWriter trends;
    private final Trends scored;
    private final TrendOutcomes outcomes;
    private final TrendOutcomesWriter outcomesWriter;
    private final AuditLog auditLog;
    private final JsonMapper json;
    private final InTransaction inTransaction;
    private final Clock clock;
    private final Baselines baselines;
    private final String scoreVersion;

    ScoreCollections(
            DataCollections collections,
            Observations observations,
            Topics topics,
            TrendsWriter trends,
            Trends scored,
            TrendOutcomes outcomes,
            TrendOutcomesWriter outcomesWriter,
            AuditLog auditLog,
            ShippedPriors priors,
            JsonMapper json,
            Transactions transactions,
            Clock clock) {
        this.collections = collections;
        this.observations = observations;
        this.topics = topics;
        this.trends = trends;
        this.scored = scored;
        this.outcomes = outcomes;
        this.outcomesWriter = outcomesWriter;
        this.auditLog = auditLog;
        this.json = json;
        this.inTransaction = transactions.of(DatabaseRole.UPTICK_TRENDS);
        this.clock = clock;
        this.baselines = Baselines.shipped(priors.get());
        this.scoreVersion = ScoreVersion.of(Weights.SHIPPED, priors.get()).value();
    }

    /// Scores what is due.
    ///
    /// @return how many collections this call scored
    /// @throws RuntimeException what the first one failed with that could not be scored, thrown once the others are
    public int score() {
        var now = clock.instant();
        var due =
                inTransaction.readAsJob(
                        () -> collections.findUnscored(now.minus(LOOK_BACK), BATCH));
        var scored = 0;
        List<RuntimeException> failures = new ArrayList<>();
        for (var collection : due) {
            // On a replayed morning nothing is known of later ones.
            if (collection.startedAt().isAfter(now)) {
                break;
            }
            try {
                scored += inTransaction.<Integer>asJob(() -> score(collection));
            } catch (ProblemException outage) {
                // It would meet the others too.
                throw outage;
            } catch (RuntimeException failure) {
                // Whatever is wrong with one collection is wrong with it in every sweep to come:
                // without this
                // it would be the last that anybody sees.
                LOG.error("Collection {} cannot be scored", collection.id(), failure);
                failures.add(failure);
            }
        }
        if (!failures.isEmpty()) {
            throw failures.getFirst();
        }
        return scored;
    }

    private int score(DataCollection collection) {
        var id =
                Objects.requireNonNull(collection.id(), "a collection from the database has an id");
        var now = clock.instant();
        var seen = seen(id);
        if (trends.claim(id, collection.startedAt(), now, scoreVersion, seen.size()) == 0) {
            return 0;
        }
        var lastFull = lastFull(seen, collection.startedAt());
        var trendRows = new TrendRows(json, scoreVersion, titles(id));
        var scoring = new ScoreTopic(baselines, now);
        var flags = new HashMap<UUID, List<Flag>>();
        var rows =
                seen.stream()
                        .map(
                                topic -> {
                                    var result =
                                            scoring.score(topic, lastFull.get(topic.topicId()));
                                    flags.put(topic.topicId(), result.flags());
                                    return trendRows.row(topic, result);
                                })
                        .toList();
        if (!rows.isEmpty()) {
            trends.append(rows);
            flag(id, flags);
        }
        auditLog.append(
                now,
                "trends",
                "collection.scored",
                "collection:" + id,
                "{\"trends\": " + rows.size() + "}");
        LOG.info("Collection {} scored: {} trends under version {}", id, rows.size(), scoreVersion);
        return 1;
    }

    /* With the rows, so that a score without a frozen baseline is never seen. */
    private void flag(UUID collectionId, Map<UUID, List<Flag>> flags) {
        var flagged =
                outcomes.findScored(collectionId).stream()
                        .flatMap(
                                trend ->
                                        flags.getOrDefault(trend.topicId(), List.of()).stream()
                                                .map(flag -> outcome(trend.id(), flag)))
                        .toList();
        if (!flagged.isEmpty()) {
            outcomesWriter.flag(flagged);
        }
    }

    private static TrendOutcome outcome(UUID trendId, Flag flag) {
        return new TrendOutcome(
                trendId,
                flag.horizonDays(),
                flag.signal(),
                flag.baseline(),
                flag.dueAt(),
                null,
                null,
                null,
                null);
    }

    /* Topic by topic, as the query orders them. */
    private List<SeenTopic> seen(UUID collectionId) {
        var now = bySource(observations.findByCollection(collectionId));
        var before =
                bySource(
                        observations.findPrevious(
                                collectionId,
                                YoutubeVideo.LEAST_HOURS_BETWEEN,
                                YoutubeVideo.MOST_HOURS_BETWEEN));
        return now.entrySet().stream()
                .map(
                        topic ->
                                new SeenTopic(
                                        collectionId,
                                        topic.getKey(),
                                        topic.getValue(),
                                        before.getOrDefault(topic.getKey(), Map.of())))
                .toList();
    }

    private static Map<UUID, Map<String, Observation>> bySource(List<Observation> observations) {
        var topics = new LinkedHashMap<UUID, Map<String, Observation>>();
        observations.forEach(
                one ->
                        topics.computeIfAbsent(one.topicId(), _ -> new HashMap<>())
                                .put(one.source(), one));
        return topics;
    }

    private Map<UUID, Level> lastFull(List<SeenTopic> seen, Instant startedAt) {
        return scored
                .findLastFull(
                        seen.stream().map(topic -> topic.topicId().toString()).toList(),
                        startedAt.minus(FULL_COUNTS_FOR),
                        startedAt,
                        Platform.values().length)
                .stream()
                .collect(
                        Collectors.toMap(
                                ScoredLevel::topicId,
                                level ->
                                        Level.valueOf(
                                                level.confidenceLevel().toUpperCase(Locale.ROOT))));
    }

    private Map<UUID, String> titles(UUID collectionId) {
        return topics.findObserved(collectionId).stream()
                .collect(
                        Collectors.toMap(
                                topic ->
                                        Objects.requireNonNull(
                                                topic.id(), "a topic from the database has an id"),
                                Topic::title));
    }
}
