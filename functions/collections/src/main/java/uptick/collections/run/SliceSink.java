package uptick.collections.run;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import uptick.collections.run.CommitPage.Written;

/// Commits the pages of one slice, and remembers what they held. The last one is kept for [FinishSlice]: it is written with
/// the slice's end, so that no worker comes to a slice whose pages are all there.
final class SliceSink implements PageSink {

    private final CommitPage commitPage;
    private final HeldSlice slice;
    private final Tally tally;
    private final boolean doubtsNothing;
    private final Set<String> cursors = new HashSet<>();
    private @Nullable String cursor;
    private @Nullable Page lastPage;
    private boolean hasPages;
    private int good;
    private int doubted;

    SliceSink(CommitPage commitPage, HeldSlice slice, Tally tally, boolean doubtsNothing) {
        this.commitPage = commitPage;
        this.slice = slice;
        this.tally = tally;
        this.doubtsNothing = doubtsNothing;
        this.cursor = slice.row().cursor();
        this.hasPages = cursor != null;
        if (cursor != null) {
            cursors.add(cursor);
        }
    }

    @Override
    public void commit(List<Seen> seen, List<Found> found, @Nullable String next) {
        if (lastPage != null) {
            throw new IllegalStateException("there is no page after the last: " + slice);
        }
        hasPages = true;
        if (next == null) {
            lastPage = new Page(seen, found);
            return;
        }
        note(commitPage.commit(slice, new Page(seen, found), next, tally, doubtsNothing));
        cursor = next;
        if (!cursors.add(next)) {
            throw new GoesRound();
        }
    }

    /// Writes the last page, if the source gave one, inside of the transaction that ends the slice.
    ///
    /// @return whether there was one
    /// @throws TakenOver where the slice is no longer this worker's
    boolean writeLastPage() {
        if (lastPage == null) {
            return false;
        }
        note(commitPage.write(slice, lastPage, null, tally, doubtsNothing));
        return true;
    }

    private void note(Written written) {
        good += written.good();
        doubted += written.doubted();
    }

    /// Where the next attempt would go on.
    @Nullable String cursor() {
        return cursor;
    }

    /// Whether there is nothing left to ask: the last page is there.
    boolean isThrough() {
        return lastPage != null;
    }

    /// Whether a page of this slice is or will be written, by this worker or one before.
    boolean hasPages() {
        return hasPages;
    }

    /// Whether it gave nothing where there was something in the run before.
    boolean isSuspect() {
        return good == 0 && slice.row().items() == 0 && doubted > 0;
    }

    /// What a page holds.
    ///
    /// @param seen of the slice's topics
    /// @param found of other terms
    record Page(List<Seen> seen, List<Found> found) {

        Page {
            seen = List.copyOf(seen);
            found = List.copyOf(found);
        }
    }
}
