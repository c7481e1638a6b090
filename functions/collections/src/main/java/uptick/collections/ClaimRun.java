package uptick.collections;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import uptick.edge.transaction.DatabaseRole;
import uptick.edge.transaction.InTransaction;
import uptick.edge.transaction.Transactions;
import uptick.model.audit.AuditLog;
import uptick.model.collections.DataCollection;
import uptick.model.collections.DataCollection.Gap;
import uptick.model.collections.DataCollections;
import uptick.model.collections.DataCollectionsWriter;
import uptick.model.collections.ObservationState;

/// Gives the run of a schedule event to one worker, for as long as its lease lasts.
///
/// Nobody delivers an old event again: a run that its worker left behind is ended, as failed, by the next claim
/// of another one.
@Singleton
final class ClaimRun {

    private static final Logger LOG = LoggerFactory.getLogger(ClaimRun.class);
    private static final String KIND = "trends";

    private static final List<Gap> ABANDONED =
            List.of(
                    new Gap(
                            ReadChart.SOURCE,
                            "run",
                            ObservationState.FAILED,
                            "The run was begun and never ended."));

    private final DataCollections collections;
    private final DataCollectionsWriter writer;
    private final AuditLog auditLog;
    private final Gaps gaps;
    private final CollectionsSettings settings;
    private final InTransaction inTransaction;
    private final Clock clock;

    ClaimRun(
            DataCollections collections,
            DataCollectionsWriter writer,
            AuditLog auditLog,
            Gaps gaps,
            CollectionsSettings settings,
            Transactions transactions,
            Clock clock) {
        this.collections = collections;
        this.writer = writer;
        this.auditLog = auditLog;
        this.gaps = gaps;
        this.settings = settings;
        this.inTransaction = transactions.of(DatabaseRole.UPTICK_COLLECTIONS);
        this.clock = clock;
    }

    /// Claims the run of a schedule event.
    Claim claim(Instant scheduledFor) {
        var now = clock.instant();
        return inTransaction.<Claim>asJob(
                () -> {
                    var isMine =
                            writer.claim(
                                            KIND,
                                            settings.provenance(),
                                            scheduledFor,
                                            now,
                                            now.plus(CollectTrends.LEASE))
                                    == 1;
                    endAbandoned(now);
                    var run =
                            collections.findByKindAndScheduledFor(KIND, scheduledFor).orElseThrow();
                    return isMine
                            ? new Claim.Mine(id(run), run.fencingToken())
                            : new Claim.Taken(id(run));
                });
    }

    private void endAbandoned(Instant now) {
        for (var id : writer.failAbandoned(KIND, now, gaps.json(ABANDONED))) {
            LOG.warn("Run {} was begun and never ended: it has failed", id);
            auditLog.append(now, "collections", "collection.failed", "collection:" + id, "{}");
        }
    }

    private static UUID id(DataCollection run) {
        return Objects.requireNonNull(run.id(), "a run from the database has an id");
    }

    /// Whose a run is.
    sealed interface Claim {

        /// The caller's, under this token.
        record Mine(UUID runId, int fencingToken) implements Claim {}

        /// Ended, or another worker's.
        record Taken(UUID runId) implements Claim {}
    }
}
