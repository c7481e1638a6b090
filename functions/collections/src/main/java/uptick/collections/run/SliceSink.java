package uptick.collections.run;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import uptick.collections.run.CommitPage.Written;

/// Commits the pages of one slice, and remembers what they held.
final class SliceSink implements PageSink {

    private final CommitPage commitPage;
    private final HeldSlice slice;
    private final Tally tally;
    private final boolean doubtsNothing;
    private final Set<String> cursors = new HashSet<>();
    private @Nullable String cursor;
    private boolean committed;
    private int good;
    private int doubted;

    SliceSink(CommitPage commitPage, HeldSlice slice, Tally tally, boolean doubtsNothing) {
        this.commitPage = commitPage;
        this.slice = slice;
        this.tally = tally;
        this.doubtsNothing = doubtsNothing;
        this.cursor = slice.row().cursor();
        this.committed = cursor != null;
        if (cursor != null) {
            cursors.add(cursor);
        }
    }

    @Override
    public void commit(List<Seen> seen, @Nullable String next) {
        Written written = commitPage.commit(slice, seen, next, tally, doubtsNothing);
        committed = true;
        cursor = next;
        good += written.good();
        doubted += written.doubted();
        if (next != null && !cursors.add(next)) {
            throw new GoesRound();
        }
    }

    /// Where the next attempt would go on.
    @Nullable String cursor() {
        return cursor;
    }

    /// Whether a page of this slice is written, by this worker or one before.
    boolean hasCommitted() {
        return committed;
    }

    /// Whether it gave nothing where there was something in the run before.
    boolean isSuspect() {
        return good == 0 && slice.row().items() == 0 && doubted > 0;
    }
}
