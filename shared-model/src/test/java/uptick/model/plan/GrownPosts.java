package uptick.model.plan;

import java.util.Map;
import java.util.stream.Stream;

import uptick.model.collections.RedditPosts;
import uptick.model.collections.RedditPostsWriter;
import uptick.model.plan.PlansTest.Case;

/// What is kept of posts on Reddit, see [PlansTest]: five of each topic, each seen for seven hours.
final class GrownPosts {

    private static final String LONG_AFTER = "'2027-01-01T00:00:00Z'";

    /* Those of one topic, which stand in the same observations. */
    private static final String FIVE_POSTS =
            "ARRAY['t3_af2bc', 't3_af2bd', 't3_af2be', 't3_af2bf', 't3_af2c0']";

    private GrownPosts() {}

    static Stream<Case> cases() {
        return Stream.of(
                new Case(
                        RedditPosts.class,
                        "findDue",
                        Map.of("now", LONG_AFTER, "limit", "100"),
                        100,
                        // Posts of one instant lie where they were written.
                        120,
                        0),
                new Case(
                        RedditPosts.class,
                        "findUnseen",
                        Map.of("notSince", LONG_AFTER, "limit", "100"),
                        100,
                        120,
                        0),
                new Case(
                        RedditPostsWriter.class,
                        "hold",
                        Map.of("names", FIVE_POSTS),
                        5,
                        5 * 20L,
                        5),
                new Case(
                        RedditPostsWriter.class,
                        "notePresent",
                        Map.of("names", FIVE_POSTS, "dueAt", LONG_AFTER),
                        0,
                        // Each found, written, and put into the indexes.
                        5 * 40L,
                        0),
                new Case(
                        RedditPostsWriter.class,
                        "noteMissing",
                        Map.of("names", FIVE_POSTS, "now", LONG_AFTER, "dueAt", LONG_AFTER),
                        0,
                        5 * 40L,
                        0),
                new Case(
                        RedditPostsWriter.class,
                        "scrub",
                        Map.of("names", FIVE_POSTS),
                        1,
                        // Seven observations, each written and put into the table's indexes; of
                        // each
                        // post a way down one of them and its row.
                        7 * 60L + 5 * 20L,
                        0));
    }
}
