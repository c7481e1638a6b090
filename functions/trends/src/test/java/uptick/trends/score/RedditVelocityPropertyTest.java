package uptick.trends.score;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import uptick.trends.score.RedditPost.Echo;
import uptick.trends.score.SourceScore.Scored;

class RedditVelocityPropertyTest {

    private static final int ROUNDS = 5_000;
    private static final Baseline BASELINE = new Baseline(6, 1, 0, true);

    @Test
    void isFiniteAndInRangeForEveryInput() {
        var random = new SplittableRandom(1);
        var scores = 0;
        for (var round = 0; round < ROUNDS; round++) {
            // out of range or not a number would throw: Scored checks its own range
            if (RedditVelocity.of(posts(random), BASELINE) instanceof Scored scored) {
                scores++;
                var terms = ((RedditComponents) scored.components()).terms();
                assertThat(terms.z()).isFinite();
                assertThat(scored.quality()).isPositive();
            }
        }

        assertThat(scores).isGreaterThan(ROUNDS / 2);
    }

    @Test
    void doesNotSeeTheOrderOfItsInputs() {
        var random = new SplittableRandom(2);
        for (var round = 0; round < ROUNDS; round++) {
            var posts = posts(random);
            var shuffled = new ArrayList<>(posts);
            Collections.shuffle(shuffled, new Random(round));

            assertThat(RedditVelocity.of(shuffled, BASELINE))
                    .isEqualTo(RedditVelocity.of(posts, BASELINE));
        }
    }

    @Test
    void neverFallsWithMoreVotesOrComments() {
        var random = new SplittableRandom(3);
        for (var round = 0; round < ROUNDS; round++) {
            var posts = posts(random);
            if (posts.isEmpty()) {
                continue;
            }
            var which = random.nextInt(posts.size());
            var post = posts.get(which);
            var more =
                    new Echo(
                            Math.min(post.now().score(), Long.MAX_VALUE / 4) + 1_000,
                            post.now().upvoteRatio(),
                            Math.min(post.now().comments(), Long.MAX_VALUE / 4) + 10);
            var louder = new ArrayList<>(posts);
            louder.set(
                    which,
                    new RedditPost(
                            post.id(), more, post.ageHours(), post.before(), post.hoursBetween()));
            if (more.engagement() < post.now().engagement()) {
                continue;
            }

            assertThat(z(louder)).isGreaterThanOrEqualTo(z(posts) - 1e-12);
        }
    }

    @Test
    void isComputedAgainFromItsComponentsToTheBit() {
        var random = new SplittableRandom(4);
        for (var round = 0; round < ROUNDS; round++) {
            if (RedditVelocity.of(posts(random), BASELINE) instanceof Scored scored) {
                assertThat(scored.components().recomputed()).isEqualTo(scored);
            }
        }
    }

    @Test
    void doesNotDependOnWhatPostsAreCalled() {
        var random = new SplittableRandom(5);
        for (var round = 0; round < ROUNDS; round++) {
            var posts = withTies(posts(random), random);
            if (RedditVelocity.of(posts, BASELINE) instanceof Scored named) {
                var renamed = (Scored) RedditVelocity.of(renamed(posts, random), BASELINE);

                assertThat(Double.doubleToRawLongBits(renamed.score()))
                        .isEqualTo(Double.doubleToRawLongBits(named.score()));
                assertThat(((RedditComponents) renamed.components()).terms())
                        .isEqualTo(((RedditComponents) named.components()).terms());
            }
        }
    }

    /* Some posts stand as another does. */
    private static List<RedditPost> withTies(List<RedditPost> posts, SplittableRandom random) {
        var tied = new ArrayList<>(posts);
        for (var i = 1; i < tied.size(); i++) {
            if (random.nextBoolean()) {
                var other = tied.get(i - 1);
                tied.set(
                        i,
                        new RedditPost(
                                tied.get(i).id(),
                                other.now(),
                                other.ageHours(),
                                other.before(),
                                other.hoursBetween()));
            }
        }
        return tied;
    }

    private static List<RedditPost> renamed(List<RedditPost> posts, SplittableRandom random) {
        var shift = random.nextInt(9);
        var renamed = new ArrayList<RedditPost>();
        for (var i = 0; i < posts.size(); i++) {
            var post = posts.get(i);
            renamed.add(
                    new RedditPost(
                            "post-" + (i + shift) % 9,
                            post.now(),
                            post.ageHours(),
                            post.before(),
                            post.hoursBetween()));
        }
        return renamed;
    }

    private static double z(List<RedditPost> posts) {
        return RedditVelocityTest.components(posts, BASELINE).terms().z();
    }

    private static List<RedditPost> posts(SplittableRandom random) {
        var posts = new ArrayList<RedditPost>();
        var size = random.nextInt(9);
        for (var i = 0; i < size; i++) {
            var isKnown = random.nextBoolean();
            posts.add(
                    new RedditPost(
                            "p" + i,
                            echo(random),
                            hours(random),
                            isKnown ? echo(random) : null,
                            isKnown ? (Double) hours(random) : null));
        }
        return posts;
    }

    private static Echo echo(SplittableRandom random) {
        return new Echo(
                random.nextInt(8) == 0 ? random.nextLong() : random.nextLong(-100, 200_000),
                ratio(random),
                random.nextInt(8) == 0 ? random.nextLong(Long.MAX_VALUE) : random.nextLong(20_000));
    }

    private static @Nullable Double ratio(SplittableRandom random) {
        return random.nextInt(5) == 0 ? null : (Double) random.nextDouble();
    }

    private static double hours(SplittableRandom random) {
        return switch (random.nextInt(8)) {
            case 0 -> 0;
            case 1 -> -Double.MAX_VALUE;
            case 2 -> Double.MAX_VALUE;
            case 3 -> Double.MIN_VALUE;
            default -> random.nextDouble(-10, 400);
        };
    }
}
