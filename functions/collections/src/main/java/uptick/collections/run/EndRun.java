package uptick.collections.run;

import java.time.Instant;
import java.util.UUID;

import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import uptick.edge.transaction.DatabaseRole;
import uptick.edge.transaction.InTransaction;
import uptick.edge.transaction.Transactions;
import uptick.model.alerts.AlertKind;
import uptick.model.alerts.Alerts;
import uptick.model.audit.AuditLog;
import uptick.model.collections.CollectionSources;
import uptick.model.collections.DataCollections;
import uptick.model.collections.DataCollectionsWriter;

/// Ends a run whose slices have all ended, inside of the transaction that ended the last of them, which holds the run.
@Singleton
final class EndRun {

    private static final Logger LOG = LoggerFactory.getLogger(EndRun.class);

    private final DataCollections collections;
    private final DataCollectionsWriter writer;
    private final CollectionSources slices;
    private final Alerts alerts;
    private final AuditLog auditLog;
    private final RunSettings settings;
    private final Steps steps;
    private final InTransaction inTransaction;

    EndRun(
            DataCollections collections,
            DataCollectionsWriter writer,
            CollectionSources slices,
            Alerts alerts,
            AuditLog auditLog,
            RunSettings settings,
            Steps steps,
            Transactions transactions) {
        this.collections = collections;
        this.writer = writer;
        this.slices = slices;
        this.alerts = alerts;
        this.auditLog = auditLog;
        this.settings = settings;
        this.steps = steps;
        this.inTransaction = transactions.of(DatabaseRole.UPTICK_COLLECTIONS);
    }

    /// Ends it, unless something is left to do.
    ///
    /// @return whether it ended it
    boolean ifDone(UUID runId, Instant now) {
        if (!inTransaction.isUnderWay()) {
            throw new IllegalStateException("a run ends with its last slice, in one transaction");
        }
        if (writer.endIfDone(runId, now) == 0) {
            return false;
        }
        steps.at(Step.END_WRITTEN);
        slices.findSilent(runId, settings.runsToSilence()).forEach(source -> raise(source, now));
        steps.at(Step.END_ALERTED);
        var run = collections.findById(runId).orElseThrow();
        auditLog.append(
                now,
                "collections",
                "collection." + run.status(),
                "collection:" + runId,
                "{\"units\": " + run.youtubeApiQuotaUsed() + "}");
        steps.at(Step.END_AUDITED);
        LOG.info("Run {} {}: missing {}", runId, run.status(), run.errors());
        return true;
    }

    private void raise(String source, Instant now) {
        var _ =
                alerts.raise(
                        null,
                        AlertKind.SOURCE_SILENT,
                        "source:" + source,
                        null,
                        "%s gave nothing in the last %d runs."
                                .formatted(source, settings.runsToSilence()),
                        "{\"runs\": " + settings.runsToSilence() + "}",
                        now);
    }
}
