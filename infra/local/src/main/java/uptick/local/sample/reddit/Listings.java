package uptick.local.sample.reddit;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import uptick.local.sample.provider.Asked;
import uptick.local.sample.provider.Query;
import uptick.local.sample.provider.Reply;

/// Searches, subreddits, and posts by name.
final class Listings {

    private static final int MOST_NAMES = 100;
    private static final Duration SHOWN_FOR = Duration.ofDays(2);
    private static final Duration RISING_FOR = Duration.ofHours(6);
    private static final String SUBREDDIT = "[A-Za-z0-9_]{2,24}";

    private final Posts posts;
    private final SearchText search;

    Listings(Posts posts) {
        this.posts = posts;
        this.search = new SearchText(posts.topicsOf("all"));
    }

    Reply answer(Asked asked) {
        var segments = asked.segments();
        return switch (segments.getFirst()) {
            case "search" -> segments.size() == 1 ? search(asked, null) : Refusals.notFound();
            case "hot", "best" ->
                    segments.size() == 1 ? shown(asked, "popular", "hot") : Refusals.notFound();
            case "r" -> segments.size() == 3 ? subreddit(asked, segments) : Refusals.notFound();
            case "api" -> asked.path().equals("/api/info") ? info(asked) : Refusals.notFound();
            default -> Refusals.notFound();
        };
    }

    /// The reply that holds a page.
    static Reply reply(Listing page, Asked asked) {
        return Reply.json(
                ListingJson.write(
                        page.posts(),
                        page.after(),
                        asked.at(),
                        asked.query().first("raw_json").equals(Optional.of("1"))),
                page.posts().stream().map(Post::name).toList());
    }

    private Reply subreddit(Asked asked, List<String> segments) {
        var name = segments.get(1);
        if (!name.matches(SUBREDDIT) || posts.topicsOf(name).isEmpty()) {
            return Refusals.noSubreddit(name);
        }
        return switch (segments.get(2)) {
            case "search" -> search(asked, name);
            case "hot", "new", "rising", "top" -> shown(asked, name, segments.get(2));
            default -> Refusals.notFound();
        };
    }

    private Reply search(Asked asked, @Nullable String subreddit) {
        var query = asked.query();
        var found = new ArrayList<>(search.topics(query.first("q").orElse("")));
        if (subreddit != null && query.first("restrict_sr").isPresent()) {
            found.retainAll(posts.topicsOf(subreddit));
        }
        var order = order(query.first("sort").orElse("relevance"), asked.at());
        return page(
                posts.about(found, from(query, asked.at()), asked.at()), order, List.of(), asked);
    }

    private Reply shown(Asked asked, String subreddit, String which) {
        var now = asked.at();
        var from =
                switch (which) {
                    case "rising" -> now.minus(RISING_FOR);
                    case "top" -> from(asked.query(), now);
                    default -> now.minus(SHOWN_FOR);
                };
        return page(
                posts.about(posts.topicsOf(subreddit), from, now),
                order(which, now),
                which.equals("hot") ? posts.pinned(subreddit, now) : List.of(),
                asked);
    }

    private static Reply page(
            Stream<Post> found, Comparator<Post> order, List<Post> pinned, Asked asked) {
        var all = found.filter(post -> !post.isGone(asked.at())).sorted(order).toList();
        return reply(Listing.page(all, pinned, asked.query()), asked);
    }

    private Reply info(Asked asked) {
        var names = asked.query().list("id");
        var found =
                names.stream()
                        .limit(MOST_NAMES)
                        .filter(name -> name.startsWith("t3_"))
                        .map(name -> posts.find(name.substring(3), asked.at()))
                        .flatMap(Optional::stream)
                        .toList();
        return reply(new Listing(found, null), asked);
    }

    private static Instant from(Query query, Instant now) {
        return switch (query.first("t").orElse("all").toLowerCase(Locale.ROOT)) {
            case "hour" -> now.minus(Duration.ofHours(1));
            case "day" -> now.minus(Duration.ofDays(1));
            case "week" -> now.minus(Duration.ofDays(7));
            case "month" -> now.minus(Duration.ofDays(30));
            case "year" -> now.minus(Duration.ofDays(365));
            default -> Instant.EPOCH;
        };
    }

    private static Comparator<Post> order(String sort, Instant now) {
        Comparator<Post> order =
                switch (sort) {
                    case "new" -> Comparator.comparing(Post::postedAt);
                    case "comments" -> Comparator.comparingLong(post -> post.comments(now));
                    case "hot", "rising" -> Comparator.comparingDouble(post -> post.heat(now));
                    default -> Comparator.comparingLong(post -> post.score(now));
                };
        return order.reversed().thenComparing(Post::id);
    }
}
