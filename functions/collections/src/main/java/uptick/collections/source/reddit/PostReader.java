package uptick.collections.source.reddit;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import uptick.collections.source.LooseJson;
import uptick.collections.source.SaneInstant;
import uptick.collections.source.reddit.RedditPage.Post;

/// Makes posts of the children of one listing.
final class PostReader {

    private static final String DELETED = "[deleted]";
    private static final String PROFILE = "u_";
    private static final Set<String> GONE =
            Set.of(DELETED, "[removed]", "[deleted by user]", "[ Removed by Reddit ]");

    /* The names go no further than this reader. */
    private final Map<String, Integer> authors = new HashMap<>();

    /// The post; empty where it is none, or has no name, subreddit, title, time, score or count of comments: then it
    /// cannot be scored.
    Optional<Post> read(LooseJson child) {
        var data = child.at("data");
        var name = data.at("name").word();
        var subreddit = data.at("subreddit").word();
        var title = data.at("title").text();
        var postedAt = SaneInstant.epochSeconds(data.at("created_utc").number());
        var score = data.at("score").whole();
        var comments = data.at("num_comments").count();
        if (!"t3".equals(child.at("kind").text())
                || name == null
                || !RedditInfo.isName(name)
                || subreddit == null
                || title == null
                || postedAt == null
                || score == null
                || comments == null) {
            return Optional.empty();
        }
        return Optional.of(
                new Post(
                        name,
                        isProfile(subreddit) ? PROFILE : subreddit,
                        title,
                        data.at("permalink").word(),
                        postedAt,
                        score,
                        data.at("upvote_ratio").number(0, 1),
                        comments,
                        data.at("num_crossposts").count(),
                        data.at("subreddit_subscribers").count(),
                        author(data.at("author").word()),
                        data.at("over_18").isTrue(),
                        data.at("stickied").isTrue(),
                        removedBy(data, title)));
    }

    /* Whoever posts on their own page has it for a subreddit, under their name. */
    private static boolean isProfile(String subreddit) {
        return subreddit.regionMatches(true, 0, PROFILE, 0, PROFILE.length());
    }

    private @Nullable Integer author(@Nullable String name) {
        return name == null || name.equals(DELETED)
                ? null
                : authors.computeIfAbsent(name, _ -> authors.size());
    }

    private static @Nullable String removedBy(LooseJson data, String title) {
        var category = data.at("removed_by_category").word();
        if (category != null) {
            return category.matches("[a-z_]{1,40}") ? category : "unknown";
        }
        // Older recordings have no category, but the text says so.
        return GONE.contains(title)
                        || GONE.contains(Objects.requireNonNullElse(data.at("selftext").text(), ""))
                ? "unknown"
                : null;
    }
}
