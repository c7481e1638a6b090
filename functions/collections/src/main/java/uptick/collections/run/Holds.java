package uptick.collections.run;

import java.time.Instant;

import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

import uptick.edge.transaction.DatabaseRole;
import uptick.edge.transaction.InTransaction;
import uptick.edge.transaction.Transactions;
import uptick.model.collections.SourcesWriter;

/// Keeps everybody from asking a source for a while.
@Singleton
final class Holds {

    private final SourcesWriter sources;
    private final InTransaction inTransaction;

    Holds(SourcesWriter sources, Transactions transactions) {
        this.sources = sources;
        this.inTransaction = transactions.of(DatabaseRole.UPTICK_COLLECTIONS);
    }

    void hold(String source, Instant until) {
        inTransaction.<@Nullable Void>asJob(
                () -> {
                    sources.hold(source, until);
                    return null;
                });
    }
}
