package uptick.collections.trend;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import uptick.collections.plan.TopicMatcher;
import uptick.collections.reddit.RedditSession;
import uptick.collections.reddit.RedditSettings;
import uptick.collections.run.Asker;
import uptick.collections.run.Seen;
import uptick.collections.source.SourceReply;
import uptick.collections.source.SourceReply.Absent;
import uptick.collections.source.SourceReply.Items;
import uptick.collections.source.reddit.RedditListings;
import uptick.collections.source.reddit.RedditListings.Period;
import uptick.collections.source.reddit.RedditListings.Search;
import uptick.collections.source.reddit.RedditListings.Sort;
import uptick.collections.source.reddit.RedditLogin;
import uptick.collections.source.reddit.RedditPage;
import uptick.collections.source.reddit.RedditPage.Post;
import uptick.model.collections.ObservationState;
import uptick.model.collections.RedditMetrics;
import uptick.model.collections.Topic;

/// Searches Reddit for one topic after the other. For one slice.
final class SearchPosts {

    /* What the score looks at (signals: "sum over its five best"). */
    private static final int POSTS_KEPT = 5;
    private static final int MOST_PHRASES = 5;

    private final RedditListings listings;
    private final RedditSettings settings;
    private final Asker asker;
    private final RedditSession session;

    SearchPosts(RedditLogin login, RedditListings listings, RedditSettings settings, Asker asker) {
        this.listings = listings;
        this.settings = settings;
        this.asker = asker;
        this.session = new RedditSession(login, settings, asker);
    }

    /// What Reddit shows of a topic.
    Seen about(Topic topic) {
        return switch (search(topic)) {
            case Absent<RedditPage>(var state, var reason) ->
                    Seen.nothing(id(topic), asker.answeredAt(), state, reason);
            case Items<RedditPage>(var page) -> {
                session.pace(page.rate());
                yield seen(topic, page);
            }
        };
    }

    private SourceReply<RedditPage> search(Topic topic) {
        var phrases =
                Stream.concat(Stream.of(topic.title()), topic.aliases().stream())
                        .limit(MOST_PHRASES)
                        .map(phrase -> '"' + phrase.replace('"', ' ').strip() + '"')
                        .collect(Collectors.joining(" OR "));
        return session.ask(
                token ->
                        listings.search(
                                settings.api(),
                                token,
                                new Search(phrases, null, Sort.TOP, Period.WEEK),
                                null));
    }

    private Seen seen(Topic topic, RedditPage page) {
        var matcher = new TopicMatcher<UUID>();
        matcher.lookFor(id(topic), topic.title(), topic.aliases());
        var about = new LinkedHashMap<String, Post>();
        page.posts().stream()
                .filter(post -> !post.isDeleted() && !post.isStickied())
                .filter(post -> !post.postedAt().isAfter(asker.answeredAt()))
                .filter(post -> !matcher.match(post.title(), List.of()).isEmpty())
                .forEach(post -> about.putIfAbsent(post.name(), post));
        return about.isEmpty()
                ? Seen.nothing(
                        id(topic),
                        asker.answeredAt(),
                        ObservationState.EMPTY,
                        "None of the "
                                + page.posts().size()
                                + " posts that Reddit found is called so.")
                : Seen.ok(
                        id(topic),
                        asker.answeredAt(),
                        new RedditMetrics(
                                about.values().stream()
                                        .sorted(
                                                Comparator.comparingLong(SearchPosts::engagement)
                                                        .reversed()
                                                        .thenComparing(Post::name))
                                        .limit(POSTS_KEPT)
                                        .map(SearchPosts::kept)
                                        .toList(),
                                RedditPage.authors(about.values())));
    }

    /* As the score weighs them: a comment is worth two votes (signals, 2.2). */
    private static long engagement(Post post) {
        return Math.max(post.score(), 0) + 2 * post.comments();
    }

    private static RedditMetrics.Post kept(Post post) {
        return new RedditMetrics.Post(
                post.name(),
                post.subreddit(),
                post.title(),
                post.permalink(),
                post.postedAt(),
                post.score(),
                post.upvoteRatio(),
                post.comments(),
                post.isOver18());
    }

    private static UUID id(Topic topic) {
        return TopicByTopic.id(topic);
    }
}
