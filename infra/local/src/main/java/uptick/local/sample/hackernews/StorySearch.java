package uptick.local.sample.hackernews;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import uptick.local.sample.provider.Query;
import uptick.local.sample.provider.Reply;
import uptick.value.TopicKey;

/// A search by date: all of the words stand in the title, newest first; of all hits the first thousand can be paged through.
///
/// @param submittedAfter seconds since 1970
/// @param page from 0 on
record StorySearch(
        List<String> words, long submittedAfter, long leastPoints, int hitsPerPage, int page) {

    private static final int MOST_HITS = 1_000;
    private static final Pattern FILTER =
            Pattern.compile("(created_at_i|points)(>=|>)([0-9]{1,12})");

    /// Reads what is asked; empty where it is not understood. Only stories are known here.
    static Optional<StorySearch> read(Query query) {
        long after = 0;
        long points = 0;
        for (String filter : query.list("numericFilters")) {
            Matcher parts = FILTER.matcher(filter);
            if (!parts.matches()) {
                return Optional.empty();
            }
            long bound = Long.parseLong(parts.group(3)) - (parts.group(2).equals(">=") ? 1 : 0);
            if (parts.group(1).equals("points")) {
                points = bound + 1;
            } else {
                after = bound;
            }
        }
        var hitsPerPage = number(query, "hitsPerPage", 20);
        var page = number(query, "page", 0);
        if (hitsPerPage < 1
                || hitsPerPage > MOST_HITS
                || page < 0
                || !query.first("tags").orElse("story").equals("story")) {
            return Optional.empty();
        }
        var words =
                Stream.of(TopicKey.normalise(query.first("query").orElse("")).split(" ", -1))
                        .filter(word -> !word.isEmpty())
                        .toList();
        return Optional.of(new StorySearch(words, after, points, hitsPerPage, page));
    }

    Reply answer(Stories stories, Instant now) {
        var hits =
                stories.after(Instant.ofEpochSecond(submittedAfter), now)
                        .filter(story -> !story.isGone(now) && story.points(now) >= leastPoints)
                        .filter(this::isAbout)
                        .sorted(
                                Comparator.comparing(Story::submittedAt)
                                        .thenComparingLong(Story::id)
                                        .reversed())
                        .toList();
        var reach = hits.subList(0, Math.min(MOST_HITS, hits.size()));
        int start = Math.min(reach.size(), Math.multiplyExact(page, hitsPerPage));
        var shown = reach.subList(start, Math.min(reach.size(), start + hitsPerPage));
        return Reply.json(
                StoryJson.hits(this, shown, hits.size(), reach.size(), now),
                shown.stream().map(story -> Long.toString(story.id())).toList());
    }

    private boolean isAbout(Story story) {
        return List.of(TopicKey.normalise(story.title()).split(" ", -1)).containsAll(words);
    }

    private static int number(Query query, String name, int otherwise) {
        var text = query.first(name).orElse(Integer.toString(otherwise));
        return text.matches("[0-9]{1,5}") ? Integer.parseInt(text) : -1;
    }
}
