package uptick.trends.score;

import static org.assertj.core.api.Assertions.assertThat;
import static uptick.trends.score.YoutubeFixtures.BASELINES;
import static uptick.trends.score.YoutubeFixtures.components;

import java.util.List;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;

import uptick.trends.score.MomentumInputs.Observed;

class RecomputationTest {
    private static final int ROUNDS = 2_000;

    @Test
    void givesTheSameYoutubeScoreFromWhatWasStored() {
        SplittableRandom random = new SplittableRandom(1);
        int compared = 0;
        for (int round = 0; round < ROUNDS; round++) {
            List<YoutubeVideo> videos = YoutubeFixtures.randomVideos(random);
            if (YoutubeTraction.of(videos, BASELINES) instanceof SourceScore.Scored scored) {
                Object stored = StoredText.write(components(scored));
                YoutubeComponents read = StoredText.read(stored, YoutubeComponents.class);

                assertThat(read).isEqualTo(scored.components());
                assertThat(read.recomputed()).isEqualTo(scored);
                compared++;
            }
        }

        assertThat(compared).isGreaterThan(ROUNDS / 2);
    }

    @Test
    void givesTheSameMomentumFromWhatWasStored() {
        SplittableRandom random = new SplittableRandom(2);
        for (int round = 0; round < ROUNDS; round++) {
            List<Observed> observed = MomentumFixtures.random(random);
            MomentumScore score = Momentum.of(Weights.SHIPPED, observed, 5);

            Object stored = StoredText.write(score.inputs());

            assertThat(Momentum.of(StoredText.read(stored, MomentumInputs.class))).isEqualTo(score);
        }
    }
}
