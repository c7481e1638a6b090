package uptick.collections.source.youtube;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/// One page of a search. It counts nothing: views and likes of what it found are looked up by id.
///
/// @param hits in the search's order
/// @param unread how many more stand on the page that are no video, or lack what a hit needs
/// @param nextPage what to ask for next, null on the last page
public record SearchPage(List<Hit> hits, int unread, @Nullable String nextPage) {

    public SearchPage {
        hits = List.copyOf(hits);
    }

    /// One video that was found.
    public record Hit(
            String videoId,
            String title,
            String channelId,
            String channelTitle,
            Instant publishedAt) {}
}
