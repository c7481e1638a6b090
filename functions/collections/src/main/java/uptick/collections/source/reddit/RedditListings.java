package uptick.collections.source.reddit;

import java.util.Locale;
import java.util.Optional;

import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

import uptick.collections.source.Absences;
import uptick.collections.source.Address;
import uptick.collections.source.LooseJson;
import uptick.collections.source.Question;
import uptick.collections.source.SourceReply;
import uptick.collections.source.SourceReply.Absent;
import uptick.collections.source.SourceReply.Items;
import uptick.model.collections.ObservationState;

/// Listings of posts, up to 100 a page: `/search`, `/r/{subreddit}/search`, `/r/{subreddit}/hot` and `rising`. Each page
/// is one request of the application's window, see [uptick.collections.source.RateWindow].
@Singleton
public final class RedditListings {

    private final RedditAnswers answers;

    RedditListings(JsonMapper json) {
        this.answers = new RedditAnswers(json);
    }

    /// One page of a search for posts.
    ///
    /// @param after what the page before named as next, null for the first
    public Question<RedditPage> search(
            RedditApi api, RedditToken token, Search search, @Nullable String after) {
        var subreddit = search.subreddit();
        var address =
                (subreddit == null
                                ? Address.of(api.base(), "/search")
                                : Address.of(api.base(), "/r/" + subreddit + "/search")
                                        .parameter("restrict_sr", 1))
                        .parameter("q", search.text())
                        .parameter("type", "link")
                        .parameter("sort", word(search.sort()))
                        .parameter("t", word(search.period()))
                        .parameter("limit", 100)
                        .parameter("after", after);
        return answers.question(
                address, token, subreddit, data -> page(data, "Reddit found no post."));
    }

    /// One page of what a subreddit shows.
    ///
    /// @param after what the page before named as next, null for the first
    public Question<RedditPage> of(
            RedditApi api,
            RedditToken token,
            String subreddit,
            Order order,
            @Nullable String after) {
        var address =
                Address.of(
                                api.base(),
                                "/r/" + RedditAnswers.subreddit(subreddit) + "/" + word(order))
                        .parameter("limit", 100)
                        .parameter("after", after);
        return answers.question(
                address,
                token,
                subreddit,
                data -> page(data, "Reddit shows no post in r/" + subreddit + "."));
    }

    private static SourceReply<RedditPage> page(LooseJson data, String nothing) {
        var children = data.at("children").elements();
        if (children.isEmpty()) {
            return Absences.empty(nothing);
        }
        var reader = new PostReader();
        var posts = children.stream().map(reader::read).flatMap(Optional::stream).toList();
        if (posts.isEmpty()) {
            return new Absent<>(
                    ObservationState.FAILED,
                    "Reddit answered with posts in a form that is not understood.");
        }
        return new Items<>(
                new RedditPage(posts, children.size() - posts.size(), data.at("after").word()));
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /// What is searched for.
    ///
    /// @param text in Reddit's search syntax; a phrase stands in double quotes
    /// @param subreddit where alone, null for everywhere
    /// @param period how old posts may be
    public record Search(String text, @Nullable String subreddit, Sort sort, Period period) {

        public Search {
            if (subreddit != null) {
                RedditAnswers.subreddit(subreddit);
            }
        }
    }

    /// What comes first in a search.
    public enum Sort {
        RELEVANCE,
        HOT,
        TOP,
        NEW,
        COMMENTS
    }

    /// How far a search looks back.
    public enum Period {
        HOUR,
        DAY,
        WEEK,
        MONTH,
        YEAR,
        ALL
    }

    /// Which of a subreddit's listings.
    public enum Order {
        HOT,
        RISING
    }
}
