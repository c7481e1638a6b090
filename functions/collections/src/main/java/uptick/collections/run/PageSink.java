package uptick.collections.run;

import java.util.List;

import org.jspecify.annotations.Nullable;

/// Takes what a slice gave, one page at a time: a page's observations, what else it shows, the cursor and what the page
/// cost are committed together or not at all.
@FunctionalInterface
public interface PageSink {

    /// How many terms of a page are kept.
    int MOST_FOUND = 200;

    /// Commits a page. Where another worker has taken the slice over, nothing is written and the call does not return;
    /// sources catch no [RuntimeException].
    ///
    /// A cursor that this slice had before would go round for ever: the page is committed, and the engine ends the slice.
    ///
    /// @param seen at most one for each topic of the slice, none that an earlier page of the slice had
    /// @param found what the page shows of other terms, the best first; no more than [#MOST_FOUND] of a page are kept, and
    ///     of two of one name the first
    /// @param cursor where the next attempt goes on; null for the last page, which is written with the slice's end
    void commit(List<Seen> seen, List<Found> found, @Nullable String cursor);

    /// Commits a page that shows nothing but topics.
    default void commit(List<Seen> seen, @Nullable String cursor) {
        commit(seen, List.of(), cursor);
    }
}
