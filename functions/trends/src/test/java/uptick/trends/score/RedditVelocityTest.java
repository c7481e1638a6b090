package uptick.trends.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import uptick.trends.score.RedditPost.Echo;
import uptick.trends.score.SourceScore.Reason;
import uptick.trends.score.SourceScore.Scored;
import uptick.trends.score.SourceScore.Unscored;

class RedditVelocityTest {

    private static final Baseline BASELINE = new Baseline(6, 1, 0, true);
    private static final Baseline MEASURED = new Baseline(6, 1, 100, false);

    @Test
    void weighsVotesByTheirAgreementAndACommentAsTwo() {
        // ratio 0.95 is all agreement, 0.5 none, 0.725 half of it
        assertThat(new Echo(100, 0.95, 10).engagement()).isCloseTo(120, within(1e-9));
        assertThat(new Echo(100, 0.5, 10).engagement()).isEqualTo(20);
        assertThat(new Echo(100, 0.725, 10).engagement()).isCloseTo(70, within(1e-9));
        assertThat(new Echo(-50, 0.3, 10).engagement()).isEqualTo(20);
        assertThat(new Echo(100, null, 0).engagement()).isEqualTo(100);
    }

    @Test
    void takesTheChangeWhereAPostWasSeenBeforeAndItsLifeElse() {
        var change = seen("a", new Echo(300, 1.0, 0), 50, new Echo(100, 1.0, 0), 4.0);
        var life = fresh("b", new Echo(300, 1.0, 0), 8);

        assertThat(PostVelocity.of(change)).isEqualTo(new PostVelocity(50, true));
        assertThat(PostVelocity.of(life)).isEqualTo(new PostVelocity(30, false));
    }

    @Test
    void takesNoChangeOverLessThanAnHourOrMoreThanAWeek() {
        for (var hours : List.of(0.5, 168.5, -3.0)) {
            var post = seen("a", new Echo(300, 1.0, 0), 8, new Echo(0, 1.0, 0), hours);

            assertThat(PostVelocity.of(post)).isEqualTo(new PostVelocity(30, false));
        }
    }

    @Test
    void countsVotesThatWereTakenBackAsStandingStill() {
        var post = seen("a", new Echo(100, 1.0, 0), 8, new Echo(300, 1.0, 0), 24.0);

        assertThat(PostVelocity.of(post)).isEqualTo(new PostVelocity(0, true));
    }

    @Test
    void sumsTheFiveFastestPosts() {
        var posts =
                IntStream.rangeClosed(1, 8)
                        .mapToObj(n -> fresh("p" + n, new Echo(n * 100L, 1.0, 0), 8))
                        .toList();

        var components = components(posts, BASELINE);

        assertThat(components.posts())
                .extracting(RedditPost::id)
                .containsExactly("p8", "p7", "p6", "p5", "p4");
        assertThat(components.terms().velocity()).isEqualTo(80 + 70 + 60 + 50 + 40);
    }

    @Test
    void callsWhatIsNormalFifty() {
        // e^6 - 1 an hour
        var velocity = StrictMath.expm1(6);
        var post = fresh("a", new Echo(0, 1.0, Math.round(velocity * 5)), 8);

        assertThat(score(List.of(post), BASELINE).score()).isCloseTo(50, within(0.1));
    }

    @Test
    void trustsWhatWasMeasuredMoreThanAverages() {
        var echo = new Echo(300, 1.0, 0);
        var before = new Echo(0, 1.0, 0);
        var change = seen("a", echo, 24, before, 24.0);

        assertThat(score(List.of(change), MEASURED).quality()).isEqualTo(1);
        assertThat(score(List.of(fresh("a", echo, 24)), MEASURED).quality()).isEqualTo(0.7);
        assertThat(score(List.of(change), BASELINE).quality()).isEqualTo(0.7);
        assertThat(score(List.of(fresh("a", new Echo(300, null, 0), 24)), MEASURED).quality())
                .isEqualTo(0.63);
    }

    @Test
    void saysThatThereIsNoPost() {
        assertThat(RedditVelocity.of(List.of(), BASELINE)).isEqualTo(new Unscored(Reason.NO_POSTS));
    }

    @Test
    void refusesOnePostTwice() {
        var post = fresh("a", new Echo(1, 1.0, 0), 1);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> RedditVelocity.of(List.of(post, post), BASELINE));
    }

    static RedditPost fresh(String id, Echo now, double ageHours) {
        return new RedditPost(id, now, ageHours, null, null);
    }

    static RedditPost seen(
            String id, Echo now, double ageHours, @Nullable Echo before, @Nullable Double hours) {
        return new RedditPost(id, now, ageHours, before, hours);
    }

    static Scored score(List<RedditPost> posts, Baseline baseline) {
        return switch (RedditVelocity.of(posts, baseline)) {
            case Scored scored -> scored;
            case Unscored(Reason reason) -> throw new AssertionError("not scored: " + reason);
        };
    }

    static RedditComponents components(List<RedditPost> posts, Baseline baseline) {
        return (RedditComponents) score(posts, baseline).components();
    }
}
