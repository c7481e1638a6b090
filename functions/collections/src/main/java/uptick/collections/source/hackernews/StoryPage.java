package uptick.collections.source.hackernews;

import java.util.List;

import org.jspecify.annotations.Nullable;

/// One page of a search.
///
/// @param stories newest first
/// @param unread how many more stand on the page that lack what a story needs
/// @param nextPage what to ask for next, null on the last page
public record StoryPage(List<Story> stories, int unread, @Nullable Integer nextPage) {

    public StoryPage {
        stories = List.copyOf(stories);
    }
}
