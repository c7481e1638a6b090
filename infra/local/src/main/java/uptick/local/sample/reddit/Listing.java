package uptick.local.sample.reddit;

import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import uptick.local.sample.provider.Query;

/// One page of posts.
///
/// @param after where the next page begins, null on the last one
record Listing(List<Post> posts, @Nullable String after) {

    private static final String DEFAULT_LIMIT = "25";
    private static final int MOST_A_PAGE = 100;

    /// However far is paged.
    static final int MOST = 1_000;

    /// The page that a query asks for; nothing after a post that is not there.
    ///
    /// @param pinned stand above the first page, and come on top of its limit
    static Listing page(List<Post> all, List<Post> pinned, Query query) {
        var after = query.first("after").filter(name -> !name.isEmpty());
        var reach = all.subList(0, Math.min(MOST, all.size()));
        int start =
                after.map(name -> reach.stream().map(Post::name).toList().indexOf(name) + 1)
                        .orElse(0);
        if (after.isPresent() && start == 0) {
            return new Listing(List.of(), null);
        }
        int end = Math.min(reach.size(), start + limit(query));
        var page = reach.subList(start, end);
        return new Listing(
                start == 0 ? Stream.concat(pinned.stream(), page.stream()).toList() : page,
                end < reach.size() ? page.getLast().name() : null);
    }

    /// Which page it is, from 1 on, where one reads `count`; 1 where it does not say.
    static int number(Query query) {
        return query.first("after").filter(name -> !name.isEmpty()).isPresent() ? 2 : 1;
    }

    private static int limit(Query query) {
        var limit = query.first("limit").orElse(DEFAULT_LIMIT);
        return limit.matches("[0-9]{1,4}")
                ? Math.clamp(Integer.parseInt(limit), 1, MOST_A_PAGE)
                : Integer.parseInt(DEFAULT_LIMIT);
    }
}
