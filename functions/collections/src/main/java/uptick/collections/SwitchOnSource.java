package uptick.collections;

import java.time.Clock;

import jakarta.inject.Singleton;

import uptick.edge.transaction.DatabaseRole;
import uptick.edge.transaction.InTransaction;
import uptick.edge.transaction.Transactions;
import uptick.model.audit.AuditLog;
import uptick.model.collections.SourcesWriter;

/// Switches a source on for whoever runs this installation, where there is no administrator yet who could.
@Singleton
public final class SwitchOnSource {

    private final SourcesWriter sources;
    private final AuditLog auditLog;
    private final InTransaction inTransaction;
    private final Clock clock;

    SwitchOnSource(
            SourcesWriter sources, AuditLog auditLog, Transactions transactions, Clock clock) {
        this.sources = sources;
        this.auditLog = auditLog;
        this.inTransaction = transactions.of(DatabaseRole.UPTICK_COLLECTIONS);
        this.clock = clock;
    }

    /// Switches it on, and writes that down.
    ///
    /// @param source its name
    public void on(String source) {
        inTransaction.<Integer>asJob(
                () -> {
                    var changed = sources.change(source, true, null, null);
                    auditLog.append(
                            clock.instant(),
                            "installation",
                            "source.changed",
                            "source:" + source,
                            "{\"is_enabled\": true}");
                    return changed;
                });
    }
}
