package uptick.collections.topic;

import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

import uptick.edge.paging.Cursor;
import uptick.edge.problem.Problems;
import uptick.model.collections.ListedTopic;
import uptick.model.collections.TopicsList;
import uptick.value.TopicKey;

/// Finds topics, in a transaction of the caller's.
@Singleton
final class FindTopics {

    private static final Pattern SPACE = Pattern.compile(" ");

    private final TopicsList topics;

    FindTopics(TopicsList topics) {
        this.topics = topics;
    }

    /// A page of topics, by title.
    ///
    /// @param asked words that title and aliases are to have, or beginnings of them; blank for all topics
    /// @param tracked whether to list tracked or other topics, null for both
    /// @param discovered whether to list only topics that charts brought
    /// @param cursor of a former page, null for the first
    TopicView.Page find(
            String asked,
            @Nullable Boolean tracked,
            boolean discovered,
            int limit,
            @Nullable String cursor) {
        var after = cursor == null ? "" : place(cursor);
        var withTracked = tracked == null || tracked;
        var withOthers = tracked == null || !tracked;
        var words = TopicKey.normalise(asked);
        if (words.isEmpty() && !asked.isBlank()) {
            throw Problems.invalid("q", "must have a letter or a digit");
        }
        var found =
                words.isEmpty()
                        ? discovered
                                ? topics.findDiscoveredAfter(
                                        after, withTracked, withOthers, limit + 1)
                                : topics.findAfter(after, withTracked, withOthers, limit + 1)
                        : topics.search(
                                query(words),
                                after,
                                withTracked,
                                withOthers,
                                discovered,
                                limit + 1);
        var shown = found.subList(0, Math.min(limit, found.size()));
        return new TopicView.Page(
                shown.stream().map(TopicView::of).toList(),
                found.size() > limit ? Cursor.of(shown.getLast().topicKey()).encode() : null);
    }

    /// A topic, retired ones too.
    ///
    /// @throws uptick.edge.problem.ProblemException where there is none
    ListedTopic find(UUID id) {
        return topics.findById(id).orElseThrow(() -> Problems.notFound("topic"));
    }

    /* The words are letters, marks and digits: nothing that the query's language would take for its own. */
    private static String query(String words) {
        return SPACE.splitAsStream(words)
                .map(word -> "'" + word + "':*")
                .collect(Collectors.joining(" & "));
    }

    private static String place(String cursor) {
        var place = Cursor.decode(cursor, 1).parts().getFirst();
        // Only what a page has handed out: a key.
        if (place.isEmpty() || !place.equals(TopicKey.normalise(place))) {
            throw Cursor.wrong();
        }
        return place;
    }
}
