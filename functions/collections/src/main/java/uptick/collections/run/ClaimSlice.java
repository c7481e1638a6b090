package uptick.collections.run;

import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import jakarta.inject.Singleton;

import uptick.edge.transaction.DatabaseRole;
import uptick.edge.transaction.InTransaction;
import uptick.edge.transaction.Transactions;
import uptick.model.collections.CollectionSourcesWriter;
import uptick.model.collections.DataCollections;
import uptick.model.collections.Topics;

/// Gives a worker a slice that nobody holds, those never begun first.
@Singleton
final class ClaimSlice {

    /* Tells workers apart for whoever looks at the rows; what keeps them apart is the token. */
    private final String owner = "worker " + UUID.randomUUID();

    private final CollectionSourcesWriter writer;
    private final DataCollections collections;
    private final Topics topics;
    private final Steps steps;
    private final InTransaction inTransaction;
    private final Clock clock;

    ClaimSlice(
            CollectionSourcesWriter writer,
            DataCollections collections,
            Topics topics,
            Steps steps,
            Transactions transactions,
            Clock clock) {
        this.writer = writer;
        this.collections = collections;
        this.topics = topics;
        this.steps = steps;
        this.inTransaction = transactions.of(DatabaseRole.UPTICK_COLLECTIONS);
        this.clock = clock;
    }

    /// Claims one.
    Optional<HeldSlice> claim() {
        steps.at(Step.CLAIM_BEFORE);
        var held = inTransaction.<Optional<HeldSlice>>asJob(this::take);
        steps.at(Step.CLAIM_COMMITTED);
        return held;
    }

    private Optional<HeldSlice> take() {
        var now = clock.instant();
        var rows = writer.claim(owner, now, now.plus(WorkSlices.LEASE), 1);
        steps.at(Step.CLAIM_TAKEN);
        return rows.stream()
                .findFirst()
                .map(
                        row -> {
                            var run = collections.findById(row.collectionId()).orElseThrow();
                            var id = Objects.requireNonNull(row.id(), "a claimed slice has an id");
                            var held = new HeldSlice(row, run, topics.findOfSlice(id));
                            steps.at(Step.CLAIM_READ);
                            return held;
                        });
    }
}
