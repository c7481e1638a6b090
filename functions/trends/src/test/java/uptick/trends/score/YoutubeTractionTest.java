package uptick.trends.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static uptick.trends.score.YoutubeFixtures.BASELINES;
import static uptick.trends.score.YoutubeFixtures.bare;
import static uptick.trends.score.YoutubeFixtures.components;
import static uptick.trends.score.YoutubeFixtures.gaining;
import static uptick.trends.score.YoutubeFixtures.quality;
import static uptick.trends.score.YoutubeFixtures.scored;
import static uptick.trends.score.YoutubeFixtures.terms;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import uptick.trends.score.SourceScore.Reason;
import uptick.trends.score.SourceScore.Unscored;

class YoutubeTractionTest {

    @Nested
    class Score {

        @Test
        void isFiftyAtTheMedianOfEveryMetric() {
            Baseline atSize = new Baseline(StrictMath.log1p(100), 1, 0, false);
            Baseline atOutlier = new Baseline(StrictMath.log(150.0 / 250), 1, 0, false);
            Baseline atLikes = new Baseline(75.0 / 3_650, 1, 0, false);
            YoutubeVideo video = gaining("v", 1_000, 3_400, 70, 200);

            SourceScore.Scored score =
                    scored(List.of(video), new YoutubeBaselines(atOutlier, atSize, atLikes));

            assertThat(score.score()).isEqualTo(50);
            assertThat(score.quality()).isEqualTo(1);
        }

        @Test
        void weighsOutlierSizeAndLikes() {
            YoutubeBaselines unit =
                    new YoutubeBaselines(
                            new Baseline(0, 1, 0, false),
                            new Baseline(0, 1, 0, false),
                            new Baseline(0, 0.01, 0, false));
            YoutubeVideo video = gaining("v", 1_000, 3_400, 3_400, 0);

            SourceScore.Scored score = scored(List.of(video), unit);

            // 0.6 ln 3 + 0.4 ln 101 + 0.15 * 2: the like rate lies 93 units up and is clipped
            assertThat(components(score).terms().z()).isCloseTo(2.80521558, within(1e-8));
            assertThat(score.score()).isEqualTo(99.7486);
        }

        @Test
        void addsTheVelocitiesOfTheFiveFastest() {
            List<YoutubeVideo> seven = new ArrayList<>();
            for (int i = 1; i <= 7; i++) {
                seven.add(bare("v" + i, 0, 24L * i));
            }

            YoutubeComponents components = components(scored(seven, BASELINES));

            assertThat(components.terms().velocity()).isEqualTo(3 + 4 + 5 + 6 + 7);
            assertThat(components.videos())
                    .extracting(YoutubeVideo::id)
                    .containsExactly("v7", "v6", "v5", "v4", "v3");
        }

        @Test
        void poolsOutlierAndLikesOverTheVideosThatHaveThem() {
            YoutubeVideo whole = gaining("a", 0, 2_400, 115, 30);
            YoutubeVideo part = new YoutubeVideo("b", 4_800, null, null, 0L, 24.0, 45.0);

            YoutubeComponents.Terms terms = terms(whole, part, bare("c", 0, 240));

            assertThat(terms.velocity()).isEqualTo(310);
            assertThat(terms.outlier()).isEqualTo(StrictMath.log(350.0 / 125));
            assertThat(terms.likeRate()).isEqualTo(120.0 / 2_650);
        }

        @Test
        void leavesOutWhatIsUnknownInsteadOfZero() {
            YoutubeComponents.Terms terms = terms(bare("v", 0, 2_400));

            assertThat(terms.zOutlier()).isNull();
            assertThat(terms.zLikeRate()).isNull();
            assertThat(terms.z()).isEqualTo(terms.zSize());
        }
    }

    @Nested
    class Quality {

        @Test
        void isWholeWithOwnHistoryAndEverythingKnown() {
            YoutubeQuality quality = quality(gaining("v", 0, 2_400, 10, 30));

            assertThat(quality).isEqualTo(new YoutubeQuality(1, 1, 1, 1, 0.7));
        }

        @Test
        void fallsWithEachMissingInput() {
            YoutubeVideo lifetime = new YoutubeVideo("v", 9, 1L, 2.0, null, null, 3.0);

            assertThat(quality(lifetime).measured()).isEqualTo(0.7);
            assertThat(quality(bare("v", 0, 2_400)).channels()).isEqualTo(0.6);
            assertThat(quality(bare("v", 0, 2_400)).likes()).isEqualTo(1 / 1.15);
        }

        @Test
        void countsAPartBySpeed() {
            YoutubeQuality quality = quality(gaining("a", 0, 7_200, 10, 30), bare("b", 0, 2_400));

            assertThat(quality.channels()).isCloseTo(0.6 + 0.4 * 0.75, within(1e-12));
            assertThat(quality.likes()).isCloseTo((1 + 0.15 * 0.75) / 1.15, within(1e-12));
        }

        @Test
        void countsVideosWithoutVelocityAmongTheFive() {
            YoutubeVideo unknown = new YoutubeVideo("b", 9_999_999, 5L, null, null, null, 1.0);

            YoutubeQuality quality = quality(bare("a", 0, 2_400), unknown);

            assertThat(quality.known()).isEqualTo(0.5);
        }
    }

    @Test
    void hasAReasonInsteadOfAScore() {
        YoutubeVideo ageless = new YoutubeVideo("v", 5, 5L, null, null, null, null);

        assertThat(YoutubeTraction.of(List.of(), BASELINES))
                .isEqualTo(new Unscored(Reason.NO_VIDEOS));
        assertThat(YoutubeTraction.of(List.of(ageless), BASELINES))
                .isEqualTo(new Unscored(Reason.NO_VELOCITY));
    }

    @Test
    void refusesAVideoNamedTwice() {
        List<YoutubeVideo> twice = List.of(bare("v", 0, 1), bare("v", 0, 2));

        assertThatIllegalArgumentException().isThrownBy(() -> YoutubeTraction.of(twice, BASELINES));
    }
}
