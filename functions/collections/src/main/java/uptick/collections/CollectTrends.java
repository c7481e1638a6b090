package uptick.collections;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import uptick.edge.transaction.DatabaseRole;
import uptick.edge.transaction.InTransaction;
import uptick.edge.transaction.Transactions;
import uptick.model.audit.AuditLog;
import uptick.model.collections.DataCollection;
import uptick.model.collections.DataCollections;
import uptick.model.collections.DataCollectionsWriter;
import uptick.model.collections.Observation;
import uptick.model.collections.ObservationsWriter;
import uptick.model.collections.Topics;

/// Runs one collection over the trend sources: claims the run, asks, and writes what was seen, absence
/// included, in one transaction with the run's end.
///
/// No transaction is open while a source is asked. A worker that lost its lease writes nothing.
@Singleton
public final class CollectTrends {

    private static final Logger LOG = LoggerFactory.getLogger(CollectTrends.class);
    private static final String KIND = "trends";

    /* Longer than a run may take, so that a live worker is never taken over; a dead one's run waits no longer. */
    private static final Duration LEASE = Duration.ofMinutes(10);
    private static final Duration ASKING = Duration.ofMinutes(5);

    private final DataCollections collections;
    private final DataCollectionsWriter collectionsWriter;
    private final ObservationsWriter observationsWriter;
    private final Topics topics;
    private final AuditLog auditLog;
    private final ReadChart readChart;
    private final CollectionsSettings settings;
    private final JsonMapper json;
    private final InTransaction inTransaction;
    private final Clock clock;

    CollectTrends(
            DataCollections collections,
            DataCollectionsWriter collectionsWriter,
            ObservationsWriter observationsWriter,
            Topics topics,
            AuditLog auditLog,
            ReadChart readChart,
            CollectionsSettings settings,
            JsonMapper json,
            Transactions transactions,
            Clock clock) {
        this.collections = collections;
        this.collectionsWriter = collectionsWriter;
        this.observationsWriter = observationsWriter;
        this.topics = topics;
        this.auditLog = auditLog;
        this.readChart = readChart;
        this.settings = settings;
        this.json = json;
        this.inTransaction = transactions.of(DatabaseRole.UPTICK_COLLECTIONS);
        this.clock = clock;
    }

    /// Runs the collection of a schedule event; the same event again changes nothing and spends nothing.
    ///
    /// @param scheduledFor the event's own time, which names the run
    public Outcome collect(Instant scheduledFor) {
        var now = clock.instant();
        var claimed = inTransaction.<Optional<DataCollection>>asJob(() -> claim(scheduledFor, now));
        if (claimed.isEmpty()) {
            return new Outcome.AlreadyTaken(existing(scheduledFor));
        }
        var run = claimed.get();
        var runId = Objects.requireNonNull(run.id(), "a claimed run has an id");
        var chart = readChart.read(now.plus(ASKING));
        return inTransaction.<Outcome>asJob(() -> end(runId, run.fencingToken(), chart));
    }

    /* Read in the claim's own transaction: the token is the one that the claim has just set. */
    private Optional<DataCollection> claim(Instant scheduledFor, Instant now) {
        return collectionsWriter
                .claim(KIND, settings.provenance(), scheduledFor, now, now.plus(LEASE))
                .flatMap(collections::findById);
    }

    private UUID existing(Instant scheduledFor) {
        return inTransaction
                .readAsJob(() -> collections.findByKindAndScheduledFor(KIND, scheduledFor))
                .map(DataCollection::id)
                .orElseThrow();
    }

    private Outcome end(UUID runId, int fencingToken, ReadChart.Result chart) {
        var now = clock.instant();
        var gaps = chart.gap() == null ? List.<DataCollection.Gap>of() : List.of(chart.gap());
        var status = chart.videos().isEmpty() ? DataCollection.FAILED : DataCollection.COMPLETED;
        var errors = gaps.isEmpty() ? null : write(gaps);
        if (collectionsWriter.end(runId, fencingToken, status, now, errors, chart.units()) == 0) {
            LOG.warn("Run {} was taken over: this worker's results are dropped", runId);
            return new Outcome.TakenOver(runId);
        }
        var observations =
                new ObserveTopics(runId, now, chart)
                        .of(topics.findTracked(settings.topicsPerRun()));
        if (!observations.isEmpty()) {
            observationsWriter.append(observations);
        }
        auditLog.append(
                now,
                "collections",
                "collection." + status,
                "collection:" + runId,
                "{\"units\": " + chart.units() + "}");
        LOG.info(
                "Run {} {}: {} videos, {} topics, {} units, gaps {}",
                runId,
                status,
                chart.videos().size(),
                observations.size(),
                chart.units(),
                gaps);
        return new Outcome.Ended(
                runId,
                status,
                (int) observations.stream().filter(CollectTrends::isOk).count(),
                gaps);
    }

    private static boolean isOk(Observation observation) {
        return observation.state().equals("ok");
    }

    private String write(List<DataCollection.Gap> gaps) {
        try {
            return json.writeValueAsString(gaps);
        } catch (IOException failure) {
            throw new UncheckedIOException("gaps are plain text", failure);
        }
    }

    /// How a run went.
    public sealed interface Outcome {

        /// The run has ended.
        ///
        /// @param status `completed` or `failed`
        /// @param topicsSeen topics of which something was seen
        /// @param gaps what was not collected
        record Ended(
                UUID collectionId, String status, int topicsSeen, List<DataCollection.Gap> gaps)
                implements Outcome {

            public Ended {
                gaps = List.copyOf(gaps);
            }
        }

        /// The event's run has ended before, or another worker is at it.
        record AlreadyTaken(UUID collectionId) implements Outcome {}

        /// Another worker took over while this one was at it.
        record TakenOver(UUID collectionId) implements Outcome {}
    }
}
