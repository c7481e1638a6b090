package uptick.collections.run;

import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.inject.Singleton;

import uptick.edge.transaction.DatabaseRole;
import uptick.edge.transaction.InTransaction;
import uptick.edge.transaction.Transactions;
import uptick.model.collections.CollectionSource;
import uptick.model.collections.CollectionSources;
import uptick.model.collections.CollectionSourcesWriter;
import uptick.model.collections.DataCollections;
import uptick.model.collections.Topics;

/// Gives a worker a slice that nobody holds, of the source that the fewest work on: else all would come to wait by the pace of
/// one, with the slices of the others behind theirs.
@Singleton
final class ClaimSlice {

    /* Tells workers apart for whoever looks at the rows; what keeps them apart is the token. */
    private final String owner = "worker " + UUID.randomUUID();

    private final CollectionSources slices;
    private final CollectionSourcesWriter writer;
    private final DataCollections collections;
    private final Topics topics;
    private final Steps steps;
    private final InTransaction inTransaction;
    private final Clock clock;

    ClaimSlice(
            CollectionSources slices,
            CollectionSourcesWriter writer,
            DataCollections collections,
            Topics topics,
            Steps steps,
            Transactions transactions,
            Clock clock) {
        this.slices = slices;
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
        var taken = takeOfSourceWithFewestWorkers(now);
        steps.at(Step.CLAIM_TAKEN);
        return taken.map(
                row -> {
                    var run = collections.findById(row.collectionId()).orElseThrow();
                    var id = Objects.requireNonNull(row.id(), "a claimed slice has an id");
                    var held = new HeldSlice(row, run, topics.findOfSlice(id));
                    steps.at(Step.CLAIM_READ);
                    return held;
                });
    }

    /* Who comes at the same time looks among the other sources first; where all are being looked at, nobody goes away without
     * a slice for that. */
    private Optional<CollectionSource> takeOfSourceWithFewestWorkers(Instant now) {
        var sources = slices.findSourcesThatWait(now);
        return sources.stream()
                .filter(writer::tryApproach)
                .flatMap(source -> take(source, now))
                .findFirst()
                .or(() -> sources.stream().flatMap(source -> take(source, now)).findFirst());
    }

    private Stream<CollectionSource> take(String source, Instant now) {
        return writer.claim(owner, source, now, now.plus(WorkSlices.LEASE), 1).stream();
    }
}
