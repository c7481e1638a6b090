package uptick.collections.source.reddit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.List;

import io.micronaut.json.JsonMapper;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import org.junit.jupiter.api.Test;

import uptick.collections.source.Question;
import uptick.collections.source.Replies;
import uptick.collections.source.SourceReply.Absent;
import uptick.collections.source.reddit.RedditPage.Post;
import uptick.model.collections.ObservationState;

@MicronautTest(startApplication = false, transactional = false)
class RedditInfoTest {

    private final RedditInfo info;

    RedditInfoTest(JsonMapper json) {
        this.info = new RedditInfo(json);
    }

    @Test
    void asksForUpToAHundredPostsByTheirFullNames() {
        assertThat(of("t3_a", "t3_b").call().uri().toString())
                .isEqualTo("https://oauth.reddit.com/api/info?id=t3_a,t3_b&raw_json=1");
        assertThat(of(Collections.nCopies(100, "t3_a").toArray(String[]::new)).units()).isOne();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> of(Collections.nCopies(101, "t3_a").toArray(String[]::new)));
        assertThatIllegalArgumentException().isThrownBy(this::of);
        assertThatIllegalArgumentException().isThrownBy(() -> of("t1_comment"));
        assertThatIllegalArgumentException().isThrownBy(() -> of("t3_a&id=t3_b"));
    }

    @Test
    void tellsHowPostsStandAndWhichAreUnknown() {
        var known =
                Replies.items(
                        of("t3_5jo144", "t3_gone", "t3_5jo141"),
                        Replies.recorded(200, "reddit/new_2016.json"));

        assertThat(known.posts()).extracting(Post::name).containsExactly("t3_5jo144", "t3_5jo141");
        assertThat(known.deleted()).isEmpty();
        assertThat(known.missing()).containsExactly("t3_gone");
    }

    /* Made after Reddit's description of its fields; not recorded. */
    @Test
    void namesWhatWasDeletedSoThatItCanBeDeletedHere() {
        var body =
                Replies.text("reddit/new_2016.json")
                        .replace("\"author\": \"author-1\"", "\"author\": \"[deleted]\"")
                        .replace(
                                "\"author\": \"author-3\"",
                                "\"removed_by_category\": \"copyright_takedown\", \"author\": \"author-3\"");

        var known = Replies.items(of("t3_5jo144", "t3_5jo143", "t3_5jo141"), Replies.of(200, body));

        assertThat(known.deleted()).containsExactly("t3_5jo144", "t3_5jo141");
        assertThat(known.missing()).isEmpty();
    }

    @Test
    void takesAnEmptyAnswerForMissingNotForDeleted() {
        var known = Replies.items(of("t3_a"), Replies.recorded(200, "reddit/rising_empty.json"));

        assertThat(known).isEqualTo(new KnownPosts(List.of(), List.of("t3_a")));
        assertThat(known.deleted()).isEmpty();
    }

    @Test
    void failsOnPostsThatWereNotAskedFor() {
        assertThat(of("t3_a").read(Replies.recorded(200, "reddit/new_2016.json")))
                .isEqualTo(
                        new Absent<>(
                                ObservationState.FAILED,
                                "Reddit answered with posts in a form that is not understood."));
    }

    private Question<KnownPosts> of(String... names) {
        return info.posts(
                new RedditApi(
                        URI.create("https://oauth.reddit.com"),
                        URI.create("https://www.reddit.com")),
                new RedditToken("c4n4ry", Duration.ofHours(1)),
                List.of(names));
    }
}
