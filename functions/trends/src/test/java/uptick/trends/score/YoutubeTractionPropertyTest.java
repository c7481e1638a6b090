package uptick.trends.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static uptick.trends.score.YoutubeFixtures.BASELINES;
import static uptick.trends.score.YoutubeFixtures.components;
import static uptick.trends.score.YoutubeFixtures.randomVideos;
import static uptick.trends.score.YoutubeFixtures.scored;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;

class YoutubeTractionPropertyTest {
    private static final int ROUNDS = 5_000;

    @Test
    void isFiniteAndInRangeForEveryInput() {
        SplittableRandom random = new SplittableRandom(1);
        int scores = 0;
        for (int round = 0; round < ROUNDS; round++) {
            // out of range or not a number would throw: Scored checks its own range
            SourceScore score = YoutubeTraction.of(randomVideos(random), BASELINES);
            if (score instanceof SourceScore.Scored scored) {
                scores++;
                YoutubeComponents.Terms terms = components(scored).terms();
                assertThat(terms.z()).isFinite();
                assertThat(terms.velocity()).isFinite();
                assertThat(scored.quality()).isPositive();
            }
        }

        assertThat(scores).isGreaterThan(ROUNDS / 2);
    }

    @Test
    void doesNotSeeTheOrderOfItsInputs() {
        SplittableRandom random = new SplittableRandom(2);
        for (int round = 0; round < ROUNDS; round++) {
            List<YoutubeVideo> videos = randomVideos(random);
            List<YoutubeVideo> shuffled = new ArrayList<>(videos);
            Collections.shuffle(shuffled, new Random(round));

            assertThat(YoutubeTraction.of(shuffled, BASELINES))
                    .isEqualTo(YoutubeTraction.of(videos, BASELINES));
        }
    }

    @Test
    void neverFallsWhenAVideoMovedFaster() {
        SplittableRandom random = new SplittableRandom(3);
        for (int round = 0; round < ROUNDS; round++) {
            List<YoutubeVideo> videos = fiveGaining(random);
            int which = random.nextInt(videos.size());
            List<YoutubeVideo> faster = new ArrayList<>(videos);
            faster.set(which, sooner(videos.get(which), random));

            double slow = components(scored(videos, BASELINES)).terms().z();
            double fast = components(scored(faster, BASELINES)).terms().z();

            assertThat(fast).isGreaterThanOrEqualTo(slow - 1e-12);
        }
    }

    @Test
    void neverFallsWithMoreViewsWhereLikesAreHidden() {
        SplittableRandom random = new SplittableRandom(4);
        for (int round = 0; round < ROUNDS; round++) {
            long before = random.nextLong(1_000_000_000L);
            long views = random.nextLong(1_000_000_000L);
            long more = views + random.nextLong(1_000_000L);
            double channel = random.nextDouble(10_000);

            double few = zOf(new YoutubeVideo("v", views, null, 5.0, before, 24.0, channel));
            double many = zOf(new YoutubeVideo("v", more, null, 5.0, before, 24.0, channel));

            assertThat(many).isGreaterThanOrEqualTo(few);
        }
    }

    @Test
    void losesAtMostTheClippedTermToViewsWithoutLikes() {
        SplittableRandom random = new SplittableRandom(5);
        double most = 2 * YoutubeTraction.LIKE_WEIGHT * YoutubeTraction.LIKE_CLIP;
        for (int round = 0; round < ROUNDS; round++) {
            long before = random.nextLong(1_000_000);
            long views = before + random.nextLong(1_000_000);
            long likes = random.nextLong(1 + views);

            double few = zOf(YoutubeFixtures.gaining("v", before, views, likes, 9));
            double many = zOf(YoutubeFixtures.gaining("v", before, views * 3, likes, 9));

            assertThat(many).isGreaterThanOrEqualTo(few - most);
        }
    }

    @Test
    void movesWithItsBaseline() {
        SplittableRandom random = new SplittableRandom(6);
        for (int round = 0; round < ROUNDS; round++) {
            long views = random.nextLong(1_000_000_000L);
            YoutubeVideo video = YoutubeFixtures.bare("v", 0, views);
            Baseline size = BASELINES.size();
            double shift = random.nextDouble(-3, 3);
            Baseline moved = new Baseline(size.median() + shift, size.scale(), 0, true);

            double z = zOf(video);
            SourceScore.Scored other =
                    scored(
                            List.of(video),
                            new YoutubeBaselines(BASELINES.outlier(), moved, BASELINES.likeRate()));

            assertThat(components(other).terms().z())
                    .isCloseTo(z - shift / size.scale(), within(1e-12));
        }
    }

    private static double zOf(YoutubeVideo video) {
        return components(scored(List.of(video), BASELINES)).terms().z();
    }

    private static List<YoutubeVideo> fiveGaining(SplittableRandom random) {
        List<YoutubeVideo> videos = new ArrayList<>();
        int size = 1 + random.nextInt(5);
        for (int i = 0; i < size; i++) {
            long before = random.nextLong(1_000_000_000L);
            long now = before + random.nextLong(10_000_000);
            Double channel = random.nextBoolean() ? (Double) random.nextDouble(50_000) : null;
            Long likes = random.nextBoolean() ? (Long) random.nextLong(1 + now / 10) : null;
            videos.add(new YoutubeVideo("v" + i, now, likes, null, before, 24.0, channel));
        }
        return videos;
    }

    /// The same totals today, from fewer yesterday: only the velocity differs.
    private static YoutubeVideo sooner(YoutubeVideo video, SplittableRandom random) {
        long before = Objects.requireNonNull(video.previousViews());
        return new YoutubeVideo(
                video.id(),
                video.views(),
                video.likes(),
                video.ageHours(),
                random.nextLong(1 + before),
                video.hoursBetween(),
                video.channelVelocity());
    }
}
