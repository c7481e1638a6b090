package uptick.collections.run;

import java.time.Duration;
import java.time.Instant;

import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import uptick.model.collections.ObservationState;

/// Works on slices, one after the other, of whichever run they are: claims, asks, commits page by page, finishes. Two
/// workers never have the same one, and one that was taken over writes nothing any more.
@Singleton
public final class WorkSlices {

    /// How long a worker has for a slice: longer than a function may run, so that a live worker is never taken over, and a
    /// dead one's slice waits no longer. A committed page begins it anew.
    public static final Duration LEASE = Duration.ofMinutes(10);

    /// How long a worker asks, half of its lease and less than its function's time: the last question has begun by then,
    /// and the rest is for its answer and for writing.
    public static final Duration ASKING = Duration.ofMinutes(5);

    /// How long a worker needs once it asks no more: for the answer to its last question, and for writing.
    public static final Duration ENDING = Duration.ofSeconds(30);

    /* More than the client allows an exchange by default. */
    static final Duration ANSWERING = Duration.ofSeconds(25);

    /* Whatever kills a worker three times kills the fourth. */
    private static final int MOST_ATTEMPTS = 3;

    private static final Logger LOG = LoggerFactory.getLogger(WorkSlices.class);

    private final ClaimSlice claimSlice;
    private final TrendSources sources;
    private final AskProviders askProviders;
    private final CommitPage commitPage;
    private final FinishSlice finishSlice;

    WorkSlices(
            ClaimSlice claimSlice,
            TrendSources sources,
            AskProviders askProviders,
            CommitPage commitPage,
            FinishSlice finishSlice) {
        this.claimSlice = claimSlice;
        this.sources = sources;
        this.askProviders = askProviders;
        this.commitPage = commitPage;
        this.finishSlice = finishSlice;
    }

    /// Works on one slice.
    ///
    /// @param notAfter no question begins at or after it
    /// @return whether there was one
    /// @throws RuntimeException where the database does not answer, or a source has a defect; the slice is then taken over
    ///     when its lease is over
    public boolean workOne(Instant notAfter) {
        var held = claimSlice.claim();
        held.ifPresent(slice -> work(slice, notAfter));
        return held.isPresent();
    }

    private void work(HeldSlice slice, Instant notAfter) {
        var tally = new Tally();
        var page = new SliceSink(commitPage, slice, tally, doubts(slice));
        try {
            var end = collect(slice, tally, page, notAfter);
            finishSlice.finish(slice, tally, page, end);
        } catch (TakenOver _) {
            LOG.warn("{} was taken over: this worker's results are dropped", slice);
        }
    }

    private SliceEnd collect(HeldSlice slice, Tally tally, SliceSink sink, Instant notAfter) {
        if (slice.row().attempts() > MOST_ATTEMPTS) {
            return SliceEnd.failed(
                    "",
                    ObservationState.FAILED,
                    "It was begun " + MOST_ATTEMPTS + " times and never ended.");
        }
        var source = sources.find(slice.source());
        if (source.isEmpty()) {
            return SliceEnd.failed(
                    "",
                    ObservationState.UNSUPPORTED,
                    "This version of Uptick has no source of that name.");
        }
        var ownEnd = slice.notAfter(notAfter);
        var asker = askProviders.of(slice, tally, ownEnd);
        try {
            var end = source.get().collect(slice.slice(), asker, sink);
            return asker.hasTime() || sink.isThrough()
                    ? end
                    : outOfTime(end, ownEnd.equals(notAfter));
        } catch (GoesRound _) {
            return SliceEnd.partial(
                    "", ObservationState.SUSPECT, "Its pages lead back to one that was read.");
        }
    }

    /* What was not asked because this worker's time is up, the next one asks; where the run's is, nobody does, and workers would
     * hand it to each other until the sweep ends it. */
    private static SliceEnd outOfTime(SliceEnd end, boolean othersHaveTime) {
        return switch (end) {
            case SliceEnd.Failed(var _, var state, var _)
                    when othersHaveTime && state == ObservationState.NOT_ASKED ->
                    SliceEnd.handBack();
            case SliceEnd.HandedBack() when !othersHaveTime ->
                    SliceEnd.failed("", ObservationState.NOT_ASKED, Sweep.TIME_IS_UP);
            case SliceEnd.Complete _,
                    SliceEnd.Partial _,
                    SliceEnd.Failed _,
                    SliceEnd.HandedBack _ ->
                    end;
        };
    }

    private boolean doubts(HeldSlice slice) {
        return sources.find(slice.source()).map(TrendSource::doubtsNothing).orElse(false);
    }
}
