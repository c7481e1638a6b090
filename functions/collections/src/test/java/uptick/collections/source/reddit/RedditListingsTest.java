package uptick.collections.source.reddit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.micronaut.json.JsonMapper;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import uptick.collections.source.Question;
import uptick.collections.source.Replies;
import uptick.collections.source.SourceReply.Absent;
import uptick.collections.source.reddit.RedditListings.Order;
import uptick.collections.source.reddit.RedditListings.Period;
import uptick.collections.source.reddit.RedditListings.Search;
import uptick.collections.source.reddit.RedditListings.Sort;
import uptick.collections.source.reddit.RedditPage.Post;
import uptick.model.collections.ObservationState;

@MicronautTest(startApplication = false, transactional = false)
class RedditListingsTest {

    private static final RedditApi API =
            new RedditApi(
                    URI.create("https://oauth.reddit.com"), URI.create("https://www.reddit.com"));
    private static final RedditToken TOKEN = new RedditToken("c4n4ry", Duration.ofHours(1));
    private static final String POST =
            """
            {"kind": "t3", "data": {"name": "t3_a", "subreddit": "x", "title": "T", "created_utc": 1776105848.5, "score": 5, "num_comments": 2, "author": "a", "selftext": ""%s}}\
            """;

    private final RedditListings listings;
    private final Question<RedditPage> search;
    private final Question<RedditPage> hot;

    RedditListingsTest(JsonMapper json) {
        this.listings = new RedditListings(json);
        this.search =
                listings.search(API, TOKEN, new Search("praw", null, Sort.TOP, Period.WEEK), null);
        this.hot = listings.of(API, TOKEN, "AskReddit", Order.HOT, null);
    }

    @Test
    void searchAllOfRedditOrOneSubredditPageByPage() {
        var one = new Search("\"iPhone X\" & more", "apple", Sort.NEW, Period.DAY);

        assertThat(search.call().uri().toString())
                .isEqualTo(
                        "https://oauth.reddit.com/search?q=praw&type=link&sort=top&t=week&limit=100&raw_json=1");
        assertThat(listings.search(API, TOKEN, one, "t3_1skbyfv").call().uri().toString())
                .isEqualTo(
                        "https://oauth.reddit.com/r/apple/search?restrict_sr=1&q=%22iPhone+X%22+%26+more&type=link&sort=new&t=day&limit=100&after=t3_1skbyfv&raw_json=1");
        assertThat(search.call().headers()).containsEntry("Authorization", "bearer c4n4ry");
    }

    @Test
    void showWhatIsHotAndRising() {
        assertThat(hot.call().uri().toString())
                .isEqualTo("https://oauth.reddit.com/r/AskReddit/hot?limit=100&raw_json=1");
        assertThat(listings.of(API, TOKEN, "popular", Order.RISING, "t3_x").call().uri().toString())
                .isEqualTo(
                        "https://oauth.reddit.com/r/popular/rising?limit=100&after=t3_x&raw_json=1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "a/b",
                "../x",
                "a?b",
                "a b",
                "größer",
                "abcdefghijklmnopqrstuvwxyz"
            })
    void askForNothingThatIsNoSubreddit(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> listings.of(API, TOKEN, name, Order.HOT, null));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Search("x", name, Sort.TOP, Period.WEEK));
    }

    @Test
    void areReadAsRecordedIn2026() {
        var page = Replies.items(hot, Replies.recorded(200, "reddit/popular_hot_2026.json.gz"));

        assertThat(page.posts()).hasSize(25);
        assertThat(page.unread()).isZero();
        assertThat(page.after()).isEqualTo("t3_1skbyfv");
        assertThat(page.posts())
                .allSatisfy(post -> assertThat(post.isDeleted()).isFalse())
                .extracting(Post::author)
                .contains(0, 24);
        var first = page.posts().getFirst();
        assertThat(first.name()).isEqualTo("t3_1skjxta");
        assertThat(first.subreddit()).isEqualTo("MMA");
        assertThat(first.title()).startsWith("Ulberg on Jiri showing mercy: “That’s bullshit");
        assertThat(first.permalink())
                .isEqualTo(
                        "/r/MMA/comments/1skjxta/ulberg_on_jiri_showing_mercy_thats_bullshit_total/");
        assertThat(first.postedAt()).isEqualTo(Instant.ofEpochSecond(1_776_105_848));
        assertThat(first.score()).isEqualTo(546);
        assertThat(first.upvoteRatio()).isEqualTo(0.8);
        assertThat(first.comments()).isEqualTo(495);
        assertThat(first.crossposts()).isZero();
        assertThat(first.subscribers()).isEqualTo(3_623_994);
    }

    @Test
    void areReadAsRecordedIn2016WithoutWhatWasNotThereYet() {
        var page = Replies.items(search, Replies.recorded(200, "reddit/search_2016.json"));

        assertThat(page.posts()).extracting(Post::score).containsExactly(0L, 2L, 2L, 2L, 2L, 15L);
        assertThat(page.posts()).extracting(Post::upvoteRatio).containsOnlyNulls();
        assertThat(page.posts()).extracting(Post::subscribers).containsOnlyNulls();
        assertThat(page.after()).isNull();
    }

    @Test
    void mayHoldMoreThanWasAskedForWithPinnedPostsMarked() {
        var page = Replies.items(hot, Replies.recorded(200, "reddit/askreddit_hot_2016.json.gz"));

        assertThat(page.posts()).hasSize(102);
        assertThat(page.posts().stream().filter(Post::isStickied)).hasSize(2);
        assertThat(page.after()).isEqualTo("t3_48dlnt");
    }

    @Test
    void markWhatIsNotForMinors() {
        var page = Replies.items(hot, Replies.recorded(200, "reddit/all_new_2016.json.gz"));

        assertThat(page.posts().stream().filter(Post::isOver18)).hasSize(2);
    }

    @Test
    void takeCommentsForNoPosts() {
        assertThat(hot.read(Replies.recorded(200, "reddit/comments_2016.json")))
                .isEqualTo(
                        new Absent<>(
                                ObservationState.FAILED,
                                "Reddit answered with posts in a form that is not understood."));
    }

    @Test
    void mayBeEmpty() {
        var nothing = Replies.recorded(200, "reddit/rising_empty.json");

        assertThat(search.read(nothing))
                .isEqualTo(new Absent<>(ObservationState.EMPTY, "Reddit found no post."));
        assertThat(hot.read(nothing))
                .isEqualTo(
                        new Absent<>(
                                ObservationState.EMPTY, "Reddit shows no post in r/AskReddit."));
    }

    @Test
    void failWhereTheRecordedJsonIsCut() {
        assertThat(hot.read(Replies.recorded(200, "reddit/200_bad_json.json")))
                .isEqualTo(
                        new Absent<>(
                                ObservationState.FAILED,
                                "Reddit answered with something that is no listing."));
    }

    @Test
    void tellAuthorsApartWithoutSayingWhoTheyAre() {
        var page =
                posts(
                        ", \"author\": \"somebody\"",
                        ", \"author\": \"somebody else\"",
                        ", \"author\": \"somebody\"",
                        ", \"author\": \"[deleted]\"");

        assertThat(page.posts()).extracting(Post::author).containsExactly(0, 1, 0, null);
        assertThat(RedditPage.authors(page.posts())).isEqualTo(2);
        assertThat(RedditPage.authors(List.of())).isZero();
        assertThat(page.toString()).doesNotContain("somebody");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"removed_by_category\": \"moderator\" | moderator",
                "\"removed_by_category\": \"deleted\", \"author\": \"[deleted]\" | deleted",
                "\"removed_by_category\": \"<b>\" | unknown",
                "\"selftext\": \"[removed]\" | unknown",
                "\"selftext\": \"[deleted]\" | unknown",
                "\"title\": \"[deleted by user]\" | unknown",
            })
    void knowPostsThatWereRemoved(String members, String removedBy) {
        var post = posts(", " + members).posts().getFirst();

        assertThat(post.removedBy()).isEqualTo(removedBy);
        assertThat(post.isDeleted()).isTrue();
    }

    @Test
    void takeADeletedAccountForADeletedPost() {
        var post = posts(", \"author\": \"[deleted]\"").posts().getFirst();

        assertThat(post.removedBy()).isNull();
        assertThat(post.isDeleted()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"score\": null",
                "\"score\": \"many\"",
                "\"score\": 1e308",
                "\"score\": 0.5",
                "\"num_comments\": -1",
                "\"num_comments\": null",
                "\"created_utc\": 1e308",
                "\"created_utc\": -1",
                "\"created_utc\": 99999999999",
                "\"created_utc\": null",
                "\"name\": \"\"",
                "\"subreddit\": null",
                "\"title\": 7"
            })
    void countNoPostThatCannotBeScoredAndKeepTheOthers(String members) {
        var page = posts("", ", " + members);

        assertThat(page.posts()).hasSize(1);
        assertThat(page.unread()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"0.81, 0.81", "1.01, ", "-0.1, ", "null, ", "1e308, "})
    void readRatiosThatAreRatios(String ratio, Double read) {
        assertThat(posts(", \"upvote_ratio\": " + ratio).posts().getFirst().upvoteRatio())
                .isEqualTo(read);
    }

    @Test
    void keepVotesBelowZero() {
        assertThat(posts(", \"score\": -3").posts().getFirst().score()).isEqualTo(-3);
    }

    private RedditPage posts(String... members) {
        // Of a name that stands twice the later value counts.
        var children = List.of(members).stream().map(POST::formatted).toList();
        return Replies.items(
                hot,
                Replies.of(
                        200,
                        "{\"kind\": \"Listing\", \"data\": {\"after\": null, \"children\": ["
                                + String.join(", ", children)
                                + "]}}"));
    }
}
