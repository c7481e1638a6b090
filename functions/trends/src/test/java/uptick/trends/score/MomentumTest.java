package uptick.trends.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static uptick.trends.score.MomentumFixtures.heard;
import static uptick.trends.score.MomentumFixtures.known;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import uptick.trends.score.MomentumInputs.Missing;
import uptick.trends.score.MomentumInputs.Observed;
import uptick.trends.score.MomentumScore.Cause;
import uptick.trends.score.MomentumScore.Known;
import uptick.trends.score.MomentumScore.Unknown;
import uptick.trends.score.SourceScore.Reason;
import uptick.trends.score.SourceScore.Unscored;

class MomentumTest {

    /// Half of the last published decimal, and what two summation orders may differ by.
    private static final double PUBLISHED = 0.5e-4 + 1e-9;

    @Test
    void drawsALoneScoreTowardsNormal() {
        Known lone = known(heard(Platform.REDDIT, 98, 1, 0));

        // C = 0.3, κ = 1.2 * 0.3 / 0.5 = 0.72, M = 50 + 48 * 0.72
        assertThat(lone.momentum()).isEqualTo(84.56);
        assertThat(lone.pull()).isEqualTo(0.72);
        assertThat(lone.coverage()).isEqualTo(0.3);
        assertThat(lone.agreement()).isEqualTo(0.5);
    }

    @Test
    void ranksALoneScoreBelowThreeThatAgree() {
        Known lone = known(heard(Platform.REDDIT, 98, 1, 0));
        Known three =
                known(
                        heard(Platform.REDDIT, 90, 1, 0),
                        heard(Platform.YOUTUBE, 90, 1, 0),
                        heard(Platform.GOOGLE, 90, 1, 0));

        assertThat(three.momentum()).isEqualTo(90).isGreaterThan(lone.momentum());
        assertThat(three.coverage()).isEqualTo(1);
        assertThat(three.agreement()).isEqualTo(1);
    }

    @Test
    void halvesTheTrustInThreeDays() {
        Known old = known(heard(Platform.YOUTUBE, 90, 1, 72));

        // C = 0.15, κ = 0.18 / 0.35
        assertThat(old.coverage()).isEqualTo(0.15);
        assertThat(old.momentum()).isCloseTo(50 + 40 * 0.18 / 0.35, within(PUBLISHED));
    }

    @Test
    void measuresAgreementByTheWeightedDeviation() {
        Known apart = known(heard(Platform.REDDIT, 80, 1, 0), heard(Platform.YOUTUBE, 66, 1, 0));

        assertThat(apart.mean()).isEqualTo(73);
        assertThat(apart.agreement()).isEqualTo(0.8);
    }

    @Test
    void addsTheBonusLastAndStopsAtAHundred() {
        List<Observed> hot = List.of(heard(Platform.GOOGLE, 100, 1, 0));
        List<Observed> all = new ArrayList<>(hot);
        all.add(heard(Platform.YOUTUBE, 100, 1, 0));
        all.add(heard(Platform.REDDIT, 100, 1, 0));

        // C = 0.4, κ = 0.8
        assertThat(Momentum.of(Weights.SHIPPED, hot, 5)).extracting("momentum").isEqualTo(95.0);
        assertThat(Momentum.of(Weights.SHIPPED, all, 5)).extracting("momentum").isEqualTo(100.0);
    }

    @Test
    void isNothingWithoutASource() {
        MomentumScore nothing = Momentum.of(Weights.SHIPPED, List.of(), 0);
        MomentumScore silent =
                Momentum.of(
                        Weights.SHIPPED,
                        List.of(
                                heard(Platform.YOUTUBE, 90, 1, 24 * 90),
                                new Observed(Platform.REDDIT, new Unscored(Reason.NO_VIDEOS), 0)),
                        0);

        assertThat(nothing).isInstanceOf(Unknown.class);
        assertThat(nothing).extracting("cause").isEqualTo(Cause.NOTHING_OBSERVED);
        assertThat(silent).extracting("cause").isEqualTo(Cause.NOTHING_COUNTS);
        assertThat(silent.inputs().missing())
                .containsExactly(
                        new Missing(Platform.REDDIT, Reason.NO_VIDEOS),
                        new Missing(Platform.YOUTUBE, Reason.NO_WEIGHT));
    }

    @Test
    void refusesAPlatformNamedTwice() {
        List<Observed> twice =
                List.of(heard(Platform.REDDIT, 1, 1, 0), heard(Platform.REDDIT, 2, 1, 0));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Momentum.of(Weights.SHIPPED, twice, 0));
    }

    @Test
    void agreesWithAnotherToolOnEveryCase() {
        List<Map<String, String>> rows = ReferenceRows.read("momentum-python-3.11.csv");

        assertThat(rows).hasSizeGreaterThan(70);
        for (Map<String, String> row : rows) {
            List<Observed> observed = MomentumFixtures.observed(row);
            double bonus = Double.parseDouble(ReferenceRows.cell(row, "bonus"));
            MomentumScore score = Momentum.of(Weights.SHIPPED, observed, bonus);

            for (String name : List.of("momentum", "mean", "coverage", "pull", "agreement")) {
                double expected = Double.parseDouble(ReferenceRows.cell(row, name));
                assertThat(score)
                        .extracting(name)
                        .as(name)
                        .satisfies(
                                value ->
                                        assertThat((Double) value)
                                                .isCloseTo(expected, within(PUBLISHED)));
            }
        }
    }
}
