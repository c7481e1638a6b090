package uptick.collections.run;

import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

import uptick.collections.run.SliceSink.Page;
import uptick.edge.transaction.DatabaseRole;
import uptick.edge.transaction.InTransaction;
import uptick.edge.transaction.Transactions;
import uptick.model.collections.CollectionSourcesWriter;
import uptick.model.collections.Observation;
import uptick.model.collections.ObservationState;
import uptick.model.collections.Observations;
import uptick.model.collections.ObservationsWriter;
import uptick.model.collections.Topics;

/// Writes a page: its observations, what it shows of other terms, where to go on, and what it cost, in one transaction under the slice's token.
@Singleton
final class CommitPage {

    private static final String DOUBT =
            "The source answered with nothing where it had something in the run before.";

    private final CollectionSourcesWriter slices;
    private final Observations observations;
    private final ObservationsWriter writer;
    private final Topics topics;
    private final WriteFindings writeFindings;
    private final Steps steps;
    private final InTransaction inTransaction;
    private final Clock clock;

    CommitPage(
            CollectionSourcesWriter slices,
            Observations observations,
            ObservationsWriter writer,
            Topics topics,
            WriteFindings writeFindings,
            Steps steps,
            Transactions transactions,
            Clock clock) {
        this.slices = slices;
        this.observations = observations;
        this.writer = writer;
        this.topics = topics;
        this.writeFindings = writeFindings;
        this.steps = steps;
        this.inTransaction = transactions.of(DatabaseRole.UPTICK_COLLECTIONS);
        this.clock = clock;
    }

    /// Commits a page, and clears the tally that it wrote.
    ///
    /// @throws TakenOver where the slice is no longer this worker's: nothing is written
    Written commit(
            HeldSlice slice,
            Page page,
            @Nullable String cursor,
            Tally tally,
            boolean doubtsNothing) {
        steps.at(Step.PAGE_BEFORE);
        var written =
                inTransaction.<Written>asJob(
                        () -> write(slice, page, cursor, tally, doubtsNothing));
        tally.clear();
        steps.at(Step.PAGE_COMMITTED);
        return written;
    }

    /// Writes a page, as part of the caller's transaction.
    ///
    /// @throws TakenOver where the slice is no longer this worker's: then it must be rolled back
    Written write(
            HeldSlice slice,
            Page page,
            @Nullable String cursor,
            Tally tally,
            boolean doubtsNothing) {
        var now = clock.instant();
        var seen = page.seen();
        var good = (int) seen.stream().filter(one -> one.state() == ObservationState.OK).count();
        if (slices.checkpoint(
                        slice.id(),
                        slice.token(),
                        cursor,
                        tally.calls(),
                        tally.units(),
                        good,
                        now.plus(WorkSlices.LEASE))
                == 0) {
            throw new TakenOver();
        }
        steps.at(Step.PAGE_CHECKPOINTED);
        // A topic that was deleted meanwhile takes its observations with it.
        var present = new HashSet<>(topics.holdPresent(ids(seen)));
        steps.at(Step.PAGE_TOPICS_HELD);
        var doubtful = doubtsNothing ? doubtful(slice, seen) : Set.<UUID>of();
        var rows =
                seen.stream()
                        .filter(one -> present.contains(one.topicId()))
                        .map(one -> row(slice, one, doubtful.contains(one.topicId())))
                        .toList();
        if (!rows.isEmpty()) {
            writer.append(rows);
        }
        steps.at(Step.PAGE_ROWS_WRITTEN);
        writeFindings.write(slice, page.found(), now);
        steps.at(Step.PAGE_FINDINGS_WRITTEN);
        return new Written(good, doubtful.size());
    }

    private Set<UUID> doubtful(HeldSlice slice, List<Seen> seen) {
        var empty = seen.stream().filter(one -> one.state() == ObservationState.EMPTY).toList();
        return empty.isEmpty()
                ? Set.of()
                : new HashSet<>(
                        observations.findSeenBefore(slice.runId(), slice.source(), ids(empty)));
    }

    private Observation row(HeldSlice slice, Seen seen, boolean isDoubtful) {
        return new Observation(
                null,
                slice.runId(),
                seen.topicId(),
                slice.source(),
                seen.observedAt(),
                isDoubtful ? ObservationState.SUSPECT : seen.state(),
                isDoubtful ? DOUBT : seen.reason(),
                seen.metrics(),
                seen.series(),
                clock.instant());
    }

    private static List<String> ids(List<Seen> seen) {
        return seen.stream().map(one -> one.topicId().toString()).toList();
    }

    /// What a page came to.
    ///
    /// @param good topics with numbers
    /// @param doubted topics whose "nothing" is doubted
    record Written(int good, int doubted) {}
}
