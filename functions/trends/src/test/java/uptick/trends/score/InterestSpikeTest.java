package uptick.trends.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static uptick.trends.score.InterestWindowTest.series;
import static uptick.trends.score.InterestWindowTest.y;

import java.util.function.IntToDoubleFunction;

import org.junit.jupiter.api.Test;

import uptick.trends.score.InterestComponents.Origin;
import uptick.trends.score.InterestWindow.Step;
import uptick.trends.score.SourceScore.Reason;
import uptick.trends.score.SourceScore.Scored;
import uptick.trends.score.SourceScore.Unscored;

class InterestSpikeTest {

    @Test
    void callsWhatIsUsualFifty() {
        assertThat(score(30, _ -> 40).score()).isEqualTo(50);
    }

    @Test
    void measuresTheNewestWeekAndTheLastFourByHand() {
        // 20 twenty-six times, then 20, 20, 20, 40: MAD 0, so the least scale 0.08
        var scored = score(30, n -> n == 29 ? 40 : 20);
        var terms = components(scored).terms();

        assertThat(terms.spike()).isCloseTo((y(40) - y(20)) / 0.08, within(1e-9));
        assertThat(terms.sustained()).isCloseTo((y(40) - y(20)) / 4 / 0.08, within(1e-9));
        // the spike is clipped at 8
        assertThat(terms.c()).isCloseTo((8 + terms.sustained()) / 2, within(1e-9));
        assertThat(scored.score()).isGreaterThan(99);
    }

    @Test
    void rewardsARiseThatLastsMoreThanOneWeekAlone() {
        assertThat(score(30, n -> n > 25 ? 26 : 20 + n % 5).score())
                .isGreaterThan(score(30, n -> n == 29 ? 26 : 20 + n % 5).score());
    }

    @Test
    void countsARiseThatComesEveryYearByHalf() {
        IntToDoubleFunction january = n -> n % 52 == 13 ? 40 : 20 + n % 3;
        var terms = components(score(66, january)).terms();

        assertThat(terms.seasonal()).isTrue();
        assertThat(score(66, january).score())
                .isLessThan(score(66, n -> n == 65 ? 40 : 20 + n % 3).score());
    }

    @Test
    void leavesAFallAsItIsWhateverWasAYearBefore() {
        var falling = score(66, n -> n == 65 ? 10 : 20 + n % 3);

        assertThat(components(falling).terms().seasonal()).isTrue();
        assertThat(components(falling).terms().c()).isLessThan(-2);
    }

    @Test
    void trustsLittleWhereFewPeopleLook() {
        var low = score(30, n -> n > 25 ? 3 : 1);

        assertThat(low.quality()).isEqualTo(0.5);
        assertThat(score(30, n -> n > 25 ? 60 : 20).quality()).isEqualTo(1);
    }

    @Test
    void saysThatOneSearchIsNoRise() {
        assertThat(spike(30, n -> n == 29 ? 100 : 0, Step.WEEK, Origin.GOOGLE_TRENDS))
                .isEqualTo(new Unscored(Reason.LOW_VOLUME));
        assertThat(spike(30, n -> n > 26 ? 100 : 0, Step.WEEK, Origin.GOOGLE_TRENDS))
                .isInstanceOf(Scored.class);
    }

    @Test
    void trustsPageViewsLessThanSearches() {
        var views = (Scored) spike(126, n -> n > 120 ? 900 : 300, Step.DAY, Origin.WIKIPEDIA);

        assertThat(views.quality()).isEqualTo(0.8);
        assertThat(views.score()).isGreaterThan(95);
    }

    @Test
    void trustsAShortHistoryByItsLength() {
        var short8 = (Scored) spike(60, n -> 300, Step.DAY, Origin.GOOGLE_TRENDS);

        assertThat(short8.quality()).isEqualTo(0.5);
    }

    static SourceScore spike(int points, IntToDoubleFunction value, Step step, Origin origin) {
        return InterestSpike.of(
                InterestWindow.of(series(points, step == Step.DAY ? 1 : 7, value), step)
                        .orElseThrow(),
                origin);
    }

    private static Scored score(int weeks, IntToDoubleFunction value) {
        return (Scored) spike(weeks, value, Step.WEEK, Origin.GOOGLE_TRENDS);
    }

    private static InterestComponents components(Scored scored) {
        return (InterestComponents) scored.components();
    }
}
