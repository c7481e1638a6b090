package uptick.collections.run;

import java.time.Clock;
import java.util.Collections;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import uptick.edge.transaction.DatabaseRole;
import uptick.edge.transaction.InTransaction;
import uptick.edge.transaction.Transactions;
import uptick.model.collections.CollectionSources;
import uptick.model.collections.CollectionSourcesWriter;
import uptick.model.collections.DataCollections;
import uptick.model.collections.DataCollectionsWriter;
import uptick.model.collections.ObservationsWriter;

/// Finds what was left behind: ends runs that take longer than they may, nudges for every slice that waits, be it that its
/// message was lost or that its worker died, and chooses topics of runs whose last worker died before it did. Two at once
/// do what one does.
@Singleton
public final class Sweep {

    private static final Logger LOG = LoggerFactory.getLogger(Sweep.class);
    static final String TIME_IS_UP = "The run's time was up before this was done.";
    private static final int RUNS = 100;
    private static final int MOST_NUDGES = 1000;

    private final DataCollections collections;
    private final DataCollectionsWriter writer;
    private final CollectionSources slices;
    private final CollectionSourcesWriter slicesWriter;
    private final ObservationsWriter observations;
    private final EndRun endRun;
    private final TrackDiscoveries trackDiscoveries;
    private final SliceQueue queue;
    private final Steps steps;
    private final InTransaction inTransaction;
    private final Clock clock;

    Sweep(
            DataCollections collections,
            DataCollectionsWriter writer,
            CollectionSources slices,
            CollectionSourcesWriter slicesWriter,
            ObservationsWriter observations,
            EndRun endRun,
            TrackDiscoveries trackDiscoveries,
            SliceQueue queue,
            Steps steps,
            Transactions transactions,
            Clock clock) {
        this.collections = collections;
        this.writer = writer;
        this.slices = slices;
        this.slicesWriter = slicesWriter;
        this.observations = observations;
        this.endRun = endRun;
        this.trackDiscoveries = trackDiscoveries;
        this.queue = queue;
        this.steps = steps;
        this.inTransaction = transactions.of(DatabaseRole.UPTICK_COLLECTIONS);
        this.clock = clock;
    }

    /// Sweeps once.
    ///
    /// @return what it did
    public Swept sweep() {
        steps.at(Step.SWEEP_BEFORE);
        var now = clock.instant();
        var overdue =
                inTransaction.readAsJob(() -> collections.findOverdue(StartRun.KIND, now, RUNS));
        overdue.forEach(this::end);
        var waiting = waiting();
        steps.at(Step.SWEEP_WAITING_FOUND);
        if (!waiting.isEmpty()) {
            queue.nudge(waiting);
        }
        steps.at(Step.SWEEP_NUDGED);
        // Last, so that a run whose topics cannot be chosen keeps nobody from being nudged.
        inTransaction
                .readAsJob(() -> collections.findUndiscovered(RUNS))
                .forEach(trackDiscoveries::of);
        steps.at(Step.SWEEP_TOPICS_CHOSEN);
        return new Swept(overdue.size(), waiting.size());
    }

    private List<UUID> waiting() {
        var found = inTransaction.readAsJob(() -> slices.findWaiting(clock.instant(), MOST_NUDGES));
        return found.stream()
                .flatMap(
                        run ->
                                Collections.nCopies(
                                        Math.toIntExact(run.slices()), run.collectionId())
                                        .stream())
                .toList();
    }

    private void end(UUID runId) {
        inTransaction.<@Nullable Void>asJob(
                () -> {
                    if (writer.lock(runId) == 1) {
                        steps.at(Step.SWEEP_RUN_LOCKED);
                        endNow(runId);
                    }
                    return null;
                });
        steps.at(Step.SWEEP_RUN_COMMITTED);
    }

    private void endNow(UUID runId) {
        var now = clock.instant();
        var rest = slicesWriter.failRest(runId, TIME_IS_UP, now);
        LOG.warn("Run {} took longer than it may: {} slices fail", runId, rest);
        observations.appendMissing(runId, now);
        steps.at(Step.SWEEP_REST_FAILED);
        endRun.ifDone(runId, now);
    }

    /// What a sweep did.
    ///
    /// @param ended runs that took longer than they may
    /// @param nudged slices that wait
    public record Swept(int ended, int nudged) {}
}
