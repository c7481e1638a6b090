package uptick.collections.source.reddit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

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
import uptick.model.collections.ObservationState;

@MicronautTest(startApplication = false, transactional = false)
class RedditRefusalsTest {

    private final Question<RedditPage> everywhere;
    private final Question<RedditPage> hot;

    RedditRefusalsTest(JsonMapper json) {
        var api =
                new RedditApi(
                        URI.create("https://oauth.reddit.com"),
                        URI.create("https://www.reddit.com"));
        var token = new RedditToken("c4n4ry", Duration.ofHours(1));
        var listings = new RedditListings(json);
        this.hot = listings.of(api, token, "ferguson", Order.HOT, null);
        this.everywhere =
                listings.search(api, token, new Search("praw", null, Sort.TOP, Period.WEEK), null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"reddit/401.json", "reddit/401_unauthorized.json", "reddit/429.html"})
    void sayWhenTheTokenIsOver(String recording) {
        for (var question : List.of(hot, everywhere)) {
            var reply = Replies.recorded(401, recording);

            var absent = Replies.absent(question, reply);

            assertThat(RedditToken.isOver(absent)).isTrue();
            assertThat(absent.state()).isEqualTo(ObservationState.BLOCKED);
            assertThat(question.worthAnother(reply)).as("not with the same token").isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "403, 403_forbidden.json, Reddit does not show r/ferguson.",
        "403, 403.json, Reddit does not show r/ferguson.",
        "404, 404_page_not_created.json, Reddit has no r/ferguson (PAGE_NOT_CREATED).",
        "302, 302.html, Reddit has no r/ferguson.",
    })
    void nameTheSubredditThatCannotBeAsked(int status, String recording, String reason) {
        var reply = Replies.recorded(status, "reddit/" + recording);

        assertThat(hot.read(reply)).isEqualTo(new Absent<>(ObservationState.UNSUPPORTED, reason));
        assertThat(hot.worthAnother(reply)).isFalse();
        assertThat(RedditToken.isOver(Replies.absent(hot, reply))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"private", "banned", "quarantined"})
    void sayWhyASubredditIsClosed(String why) {
        var reply =
                Replies.of(
                        403,
                        "{\"reason\": \"%s\", \"message\": \"Forbidden\", \"error\": 403}"
                                .formatted(why));

        assertThat(Replies.absent(hot, reply).reason())
                .isEqualTo("Reddit does not show r/ferguson (" + why + ").");
    }

    @Test
    void passOnNoReasonThatIsNoWord() {
        var reply = Replies.of(404, "{\"reason\": \"<script>alert(1)</script>\"}");

        assertThat(Replies.absent(hot, reply).reason()).isEqualTo("Reddit has no r/ferguson.");
    }

    @ParameterizedTest
    @CsvSource({
        "403, 403_forbidden.json, BLOCKED, Reddit refuses the application.",
        "404, 404_page_not_created.json, FAILED, Reddit answered with status 404.",
        "400, 400.html, FAILED, Reddit answered with status 400.",
        "302, 302.html, FAILED, Reddit answered with status 302.",
    })
    void meanUsWhereAllOfRedditWasAsked(
            int status, String recording, ObservationState state, String reason) {
        assertThat(everywhere.read(Replies.recorded(status, "reddit/" + recording)))
                .isEqualTo(new Absent<>(state, reason));
    }

    @Test
    void askForPatienceInHtmlAndAreWorthAnotherAttempt() {
        var reply =
                Replies.of(
                        429, Map.of("retry-after", List.of("4")), Replies.bytes("reddit/429.html"));

        assertThat(hot.read(reply))
                .isEqualTo(
                        new Absent<>(ObservationState.BLOCKED, "Reddit asks for fewer requests."));
        assertThat(hot.worthAnother(reply)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 504, 520, 522})
    void passWhereTheBodyIsEmpty(int status) {
        var reply = Replies.of(status, "");

        assertThat(hot.read(reply))
                .isEqualTo(
                        new Absent<>(
                                ObservationState.FAILED,
                                "Reddit answered with status " + status + "."));
        assertThat(hot.worthAnother(reply)).isTrue();
    }
}
