package uptick.collections;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import uptick.collections.ClaimRun.Claim;
import uptick.collections.CollectTrends.Outcome;
import uptick.edge.transaction.DatabaseRole;
import uptick.edge.transaction.InTransaction;
import uptick.edge.transaction.Transactions;
import uptick.model.audit.AuditLog;
import uptick.model.collections.DataCollection;
import uptick.model.collections.DataCollection.Gap;
import uptick.model.collections.DataCollectionsWriter;
import uptick.model.collections.Observation;
import uptick.model.collections.ObservationState;
import uptick.model.collections.ObservationsWriter;
import uptick.model.collections.Topics;

/// Ends a run and writes what was seen, absence included, in one transaction: all of it or nothing.
@Singleton
final class RecordRun {

    private static final Logger LOG = LoggerFactory.getLogger(RecordRun.class);

    private final DataCollectionsWriter collectionsWriter;
    private final ObservationsWriter observationsWriter;
    private final Topics topics;
    private final AuditLog auditLog;
    private final Gaps gaps;
    private final CollectionsSettings settings;
    private final InTransaction inTransaction;
    private final Clock clock;

    RecordRun(
            DataCollectionsWriter collectionsWriter,
            ObservationsWriter observationsWriter,
            Topics topics,
            AuditLog auditLog,
            Gaps gaps,
            CollectionsSettings settings,
            Transactions transactions,
            Clock clock) {
        this.collectionsWriter = collectionsWriter;
        this.observationsWriter = observationsWriter;
        this.topics = topics;
        this.auditLog = auditLog;
        this.gaps = gaps;
        this.settings = settings;
        this.inTransaction = transactions.of(DatabaseRole.UPTICK_COLLECTIONS);
        this.clock = clock;
    }

    /// Ends the run if it is still the caller's; else nothing is written.
    Outcome record(Claim.Mine run, ReadChart.Result chart) {
        return inTransaction.<Outcome>asJob(() -> write(run, chart));
    }

    private Outcome write(Claim.Mine run, ReadChart.Result chart) {
        var now = clock.instant();
        var runId = run.runId();
        var missing = chart.gap() == null ? List.<Gap>of() : List.of(chart.gap());
        var status = chart.videos().isEmpty() ? DataCollection.FAILED : DataCollection.COMPLETED;
        var errors = missing.isEmpty() ? null : gaps.json(missing);
        if (collectionsWriter.end(runId, run.fencingToken(), status, now, errors, chart.units())
                == 0) {
            LOG.warn("Run {} was taken over: this worker's results are dropped", runId);
            return new Outcome.TakenOver(runId);
        }
        var observations = observe(runId, now, chart);
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
                missing);
        return new Outcome.Ended(
                runId,
                status,
                (int) observations.stream().filter(RecordRun::isOk).count(),
                missing);
    }

    private List<Observation> observe(UUID runId, Instant now, ReadChart.Result chart) {
        var observations =
                new ObserveTopics(runId, now, chart)
                        .of(topics.findTracked(settings.topicsPerRun()));
        if (!observations.isEmpty()) {
            observationsWriter.append(observations);
        }
        return observations;
    }

    private static boolean isOk(Observation observation) {
        return observation.state() == ObservationState.OK;
    }
}
