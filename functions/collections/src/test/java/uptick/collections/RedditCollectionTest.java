package uptick.collections;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import uptick.collections.ScriptedProvider.Answer;
import uptick.collections.ScriptedProvider.Request;
import uptick.model.collections.DataCollection.Gap;
import uptick.model.collections.ObservationState;

/// Reddit's posts, from the plan of a run to its rows, over HTTP.
class RedditCollectionTest {

    private static final String SECRET = "c4n4ry-secret";
    private static final long POSTED = 1_795_200_000;

    @Test
    void logsInOnceAndKeepsTheBestPostsAboutEachTopic() {
        var listing =
                listing(
                        post("t3_a", "iPhone X is here", "ann", 10, 5, ""),
                        post(
                                "t3_b",
                                "The iPhone X, reviewed",
                                "ann",
                                100,
                                0,
                                ", \"upvote_ratio\": 0.9"),
                        post("t3_c", "My iPhone X", "bob", 0, 200, ", \"over_18\": true"),
                        post("t3_a", "iPhone X is here", "ann", 10, 5, ""),
                        post("t3_d", "About phones", "cat", 900, 900, ""),
                        post(
                                "t3_e",
                                "iPhone X megathread",
                                "mod",
                                900,
                                900,
                                ", \"stickied\": true"),
                        post(
                                "t3_f",
                                "iPhone X [removed]",
                                "dan",
                                900,
                                900,
                                ", \"removed_by_category\": \"moderator\""),
                        post(
                                "t3_g",
                                "iPhone X tomorrow",
                                "eve",
                                900,
                                900,
                                ", \"created_utc\": 1999999999"));
        try (var reddit = reddit(_ -> Answer.ok(listing));
                var collecting = start(reddit)) {
            collecting.track("iPhone X", "Bitcoin");

            var outcome = collecting.collect();

            assertThat(outcome.status()).isEqualTo("completed");
            assertThat(outcome.gaps()).isEmpty();
            assertThat(collecting.states("reddit")).containsExactly("iPhone X ok", "Bitcoin empty");
            assertThat(
                            collecting
                                    .rows()
                                    .all(
                                            """
                                            SELECT concat_ws(' ', post ->> 'name', post ->> 'score', post ->> 'comments', post ->> 'upvote_ratio',
                                                             post ->> 'is_over18', metrics ->> 'authors')
                                            FROM observations, jsonb_array_elements(metrics -> 'posts') WITH ORDINALITY AS posts (post, place)
                                            WHERE source = 'reddit'
                                            ORDER BY place
                                            """))
                    .containsExactly(
                            "t3_c 0 200 true 2", "t3_b 100 0 0.9 false 2", "t3_a 10 5 false 2");
            assertThat(reddit.requests())
                    .extracting(Request::method)
                    .containsExactly("POST", "GET", "GET");
            assertThat(reddit.requests().get(0))
                    .isEqualTo(
                            new Request(
                                    "POST",
                                    "/api/v1/access_token",
                                    "Basic dGhlLWlkOmM0bjRyeS1zZWNyZXQ=",
                                    "grant_type=client_credentials"));
            assertThat(reddit.requests().get(1).authorization()).isEqualTo("bearer c4n4ry-token-1");
            assertThat(reddit.requests())
                    .extracting(Request::address)
                    .contains(
                            "/search?q=%22iPhone+X%22&type=link&sort=top&t=week&limit=100&raw_json=1");
            assertThat(everyRow(collecting))
                    .isNotEmpty()
                    .doesNotContain("c4n4ry", "\"ann\"", "\"bob\"");
        }
    }

    @Test
    void asksForANewTokenOnceWhereTheOldOneIsOver() {
        var searches = new AtomicInteger();
        try (var reddit =
                        reddit(
                                request ->
                                        searches.incrementAndGet() > 1
                                                        && request.authorization().endsWith("-1")
                                                ? Answer.status(
                                                        401,
                                                        "{\"message\": \"Unauthorized\", \"error\": 401}")
                                                : Answer.ok(
                                                        listing(
                                                                post(
                                                                        "t3_a",
                                                                        "iPhone X and Bitcoin",
                                                                        "ann",
                                                                        1,
                                                                        1,
                                                                        ""))));
                var collecting = start(reddit)) {
            collecting.track("iPhone X", "Bitcoin");

            var outcome = collecting.collect();

            assertThat(outcome.gaps()).isEmpty();
            assertThat(collecting.states("reddit")).containsExactly("iPhone X ok", "Bitcoin ok");
            assertThat(reddit.requests())
                    .extracting(Request::method)
                    .containsExactly("POST", "GET", "GET", "POST", "GET");
        }
    }

    @Test
    void stopsWhereNoTokenIsGoodEnough() {
        try (var reddit = reddit(_ -> Answer.status(401, "{\"error\": 401}"));
                var collecting = start(reddit)) {
            collecting.track("iPhone X", "Bitcoin");

            var outcome = collecting.collect();

            assertThat(outcome.status()).isEqualTo("failed");
            assertThat(collecting.states("reddit"))
                    .containsExactly("iPhone X blocked", "Bitcoin blocked");
            assertThat(reddit.requests()).hasSize(2);
        }
    }

    @Test
    void knowsALoginThatFailedWithStatus200() {
        try (var reddit =
                        new ScriptedProvider(
                                _ -> Answer.ok("{\"error\": \"unauthorized_client\"}"));
                var collecting = start(reddit)) {
            collecting.track("iPhone X");

            var outcome = collecting.collect();

            assertThat(outcome.gaps())
                    .contains(
                            new Gap(
                                    "reddit",
                                    "posts:1:iphone x",
                                    ObservationState.BLOCKED,
                                    "Reddit refuses the application (unauthorized_client)."));
            assertThat(reddit.requests()).hasSize(1);
        }
    }

    @Test
    void waitsAsTheProvidersHeadersSay() {
        var spent =
                new Answer(
                        200,
                        Map.of(
                                "x-ratelimit-used", "1000",
                                "x-ratelimit-remaining", "0.0",
                                "x-ratelimit-reset", "45"),
                        listing(post("t3_a", "iPhone X", "ann", 1, 1, "")));
        try (var reddit = reddit(_ -> spent);
                var collecting = start(reddit)) {
            collecting.track("iPhone X");

            collecting.collect();

            assertThat(
                            collecting
                                    .rows()
                                    .one(
                                            "SELECT paced_until = '2026-11-21T06:00:45Z' FROM source_states WHERE source = 'reddit'"))
                    .isEqualTo("t");
        }
    }

    @Test
    void isNotAskedWithoutAnApplication() {
        try (var reddit = reddit(_ -> Answer.ok(listing()));
                var collecting =
                        Collecting.start(
                                Map.of(
                                        "uptick.outbound.allowed-origins", reddit.origin(),
                                        "uptick.collections.reddit.base", reddit.origin(),
                                        "uptick.collections.reddit.login", reddit.origin()))) {
            collecting.track("iPhone X");

            collecting.collect();

            assertThat(reddit.requests()).isEmpty();
            assertThat(
                            collecting
                                    .rows()
                                    .all(
                                            "SELECT status || ' ' || state || ' ' || reason FROM collection_sources WHERE source = 'reddit'"))
                    .containsExactly("skipped not_asked No Reddit application is configured.");
        }
    }

    private static ScriptedProvider reddit(Function<Request, Answer> listings) {
        var tokens = new AtomicInteger();
        return new ScriptedProvider(
                request ->
                        request.address().equals("/api/v1/access_token")
                                ? Answer.ok(
                                        "{\"access_token\": \"c4n4ry-token-%d\", \"token_type\": \"bearer\", \"expires_in\": 3600}"
                                                .formatted(tokens.incrementAndGet()))
                                : listings.apply(request));
    }

    private static Collecting start(ScriptedProvider reddit) {
        var collecting =
                Collecting.start(
                        Map.of(
                                "uptick.outbound.allowed-origins",
                                reddit.origin(),
                                "uptick.collections.youtube.key",
                                " ",
                                "uptick.collections.reddit.client-id",
                                "the-id",
                                "uptick.collections.reddit.client-secret",
                                SECRET,
                                "uptick.collections.reddit.base",
                                reddit.origin(),
                                "uptick.collections.reddit.login",
                                reddit.origin()));
        collecting.limit("reddit", 100);
        return collecting;
    }

    private static String listing(String... posts) {
        return Stream.of(posts)
                .collect(
                        Collectors.joining(
                                ", ",
                                "{\"kind\": \"Listing\", \"data\": {\"after\": null, \"children\": [",
                                "]}}"));
    }

    private static String post(
            String name, String title, String author, int score, int comments, String more) {
        return """
        {"kind": "t3", "data": {"name": "%s", "subreddit": "apple", "title": "%s", "author": "%s", "created_utc": %d.0,
         "score": %d, "num_comments": %d, "permalink": "/r/apple/comments/x/"%s}}
        """
                .formatted(name, title, author, POSTED, score, comments, more);
    }

    private static String everyRow(Collecting collecting) {
        return String.join(
                "\n",
                collecting
                        .rows()
                        .all(
                                """
                                SELECT data_collections::text FROM data_collections
                                UNION ALL SELECT collection_sources::text FROM collection_sources
                                UNION ALL SELECT observations::text FROM observations
                                UNION ALL SELECT source_states::text FROM source_states
                                UNION ALL SELECT audit_log::text FROM audit_log
                                """));
    }
}
