package uptick.collections.run;

import java.time.Clock;
import java.time.Instant;
import java.util.List;

import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import uptick.edge.transaction.DatabaseRole;
import uptick.edge.transaction.InTransaction;
import uptick.edge.transaction.Transactions;
import uptick.model.collections.CollectionSourcesWriter;
import uptick.model.collections.DataCollectionsWriter;
import uptick.model.collections.ObservationState;
import uptick.model.collections.ObservationsWriter;
import uptick.model.collections.SliceStatus;
import uptick.model.collections.SourcesWriter;

/// Ends a slice or hands it back, in one transaction with what it still cost, the topics that it gave nothing for, and, if
/// it was the last, the run's end; topics are chosen of what the run found once that stands.
@Singleton
final class FinishSlice {

    private static final Logger LOG = LoggerFactory.getLogger(FinishSlice.class);

    private final DataCollectionsWriter runs;
    private final CollectionSourcesWriter slices;
    private final ObservationsWriter observations;
    private final SourcesWriter sources;
    private final EndRun endRun;
    private final TrackDiscoveries trackDiscoveries;
    private final SliceQueue queue;
    private final SliceErrors errors;
    private final Steps steps;
    private final InTransaction inTransaction;
    private final Clock clock;

    FinishSlice(
            DataCollectionsWriter runs,
            CollectionSourcesWriter slices,
            ObservationsWriter observations,
            SourcesWriter sources,
            EndRun endRun,
            TrackDiscoveries trackDiscoveries,
            SliceQueue queue,
            SliceErrors errors,
            Steps steps,
            Transactions transactions,
            Clock clock) {
        this.runs = runs;
        this.slices = slices;
        this.observations = observations;
        this.sources = sources;
        this.endRun = endRun;
        this.trackDiscoveries = trackDiscoveries;
        this.queue = queue;
        this.errors = errors;
        this.steps = steps;
        this.inTransaction = transactions.of(DatabaseRole.UPTICK_COLLECTIONS);
        this.clock = clock;
    }

    /// Ends or hands back.
    ///
    /// @throws TakenOver where the slice is no longer this worker's: nothing is written
    void finish(HeldSlice slice, Tally tally, SliceSink sink, SliceEnd end) {
        if (end instanceof SliceEnd.HandedBack && !sink.isThrough()) {
            handBack(slice, tally, sink);
            return;
        }
        steps.at(Step.FINISH_BEFORE);
        var ended = inTransaction.<Ended>asJob(() -> write(slice, tally, sink, end));
        steps.at(Step.FINISH_COMMITTED);
        LOG.info("{}: {} {}", slice, ended.state(), ended.reason() == null ? "" : ended.reason());
        if (ended.isLast()) {
            trackDiscoveries.of(slice.runId());
        }
    }

    private Ended write(HeldSlice slice, Tally tally, SliceSink sink, SliceEnd end) {
        var now = clock.instant();
        if (runs.lock(slice.runId()) == 0) {
            throw new TakenOver();
        }
        steps.at(Step.FINISH_RUN_LOCKED);
        if (!sink.writeLastPage()) {
            count(slice, tally, sink, now);
        }
        var ended = Ended.of(end, sink);
        if (slices.finish(
                        slice.id(),
                        slice.token(),
                        ended.status(),
                        ended.state(),
                        ended.reason(),
                        errors.json(ended.part()),
                        now)
                == 0) {
            throw new TakenOver();
        }
        steps.at(Step.FINISH_WRITTEN);
        if (ended.state() == ObservationState.SUSPECT && ended.reason() != null) {
            sources.noteAnswer(slice.source(), now, ended.state(), ended.reason(), true);
        }
        observations.appendMissing(slice.runId(), now);
        steps.at(Step.FINISH_MISSING_WRITTEN);
        return endRun.ifDone(slice.runId(), now) ? ended.last() : ended;
    }

    private void count(HeldSlice slice, Tally tally, SliceSink sink, Instant now) {
        if (slices.checkpoint(
                        slice.id(),
                        slice.token(),
                        sink.cursor(),
                        tally.calls(),
                        tally.units(),
                        0,
                        now.plus(WorkSlices.LEASE))
                == 0) {
            throw new TakenOver();
        }
        steps.at(Step.FINISH_COUNTED);
    }

    private void handBack(HeldSlice slice, Tally tally, SliceSink sink) {
        inTransaction.<@Nullable Void>asJob(
                () -> {
                    count(slice, tally, sink, clock.instant());
                    if (slices.handBack(slice.id(), slice.token()) == 0) {
                        throw new TakenOver();
                    }
                    steps.at(Step.HAND_BACK_WRITTEN);
                    return null;
                });
        steps.at(Step.HAND_BACK_COMMITTED);
        queue.nudge(List.of(slice.runId()));
        steps.at(Step.HAND_BACK_NUDGED);
    }

    /* How its row ends; the part that is missing is empty for all of it. The last ends its run. */
    private record Ended(
            SliceStatus status,
            ObservationState state,
            @Nullable String reason,
            String part,
            boolean isLast) {

        Ended(SliceStatus status, ObservationState state, @Nullable String reason, String part) {
            this(status, state, reason, part, false);
        }

        Ended last() {
            return new Ended(status, state, reason, part, true);
        }

        static Ended of(SliceEnd end, SliceSink sink) {
            return switch (end) {
                case SliceEnd.Complete() when sink.isSuspect() ->
                        new Ended(
                                SliceStatus.COMPLETED,
                                ObservationState.SUSPECT,
                                "It gave nothing where there was something in the run before.",
                                "");
                case SliceEnd.Complete(), SliceEnd.HandedBack() ->
                        new Ended(SliceStatus.COMPLETED, ObservationState.OK, null, "");
                case SliceEnd.Partial(var part, var state, var reason) ->
                        new Ended(SliceStatus.COMPLETED, state, reason, part);
                case SliceEnd.Failed(var part, var state, var reason) ->
                        // What was committed before it failed is there: then it is not nothing.
                        new Ended(
                                sink.hasPages() ? SliceStatus.COMPLETED : SliceStatus.FAILED,
                                state,
                                reason,
                                part);
            };
        }
    }
}
