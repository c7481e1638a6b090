package uptick.local.sample.prior;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class YoutubePriorsTest {

    @Test
    void measuresTheCleanedRows() {
        var priors = MeasurePriors.measure();

        assertMeasured(priors.sizeByAge(), 7_986, 7.914728, 1.594349, 7.928744, 1.596618);
        assertMeasured(priors.sizeByDay(), 6_196, 6.824713, 1.893732, 6.811476, 1.976607);
        assertMeasured(priors.likeRate(), 7_912, 0.034109, 0.026586, 0.037990, 0.028837);
        assertMeasured(priors.outlierByAge(), 3_398, -0.006867, 0.479489, -0.010119, 0.693231);
        assertMeasured(priors.outlierByDay(), 2_443, -0.005112, 0.869130, 0.051127, 1.029903);
    }

    @Test
    void comparesAVideoWithItsChannelWhereThreeAreKnown() {
        var priors =
                YoutubePriors.of(
                        List.of(
                                row("a1", "A", 100, 2.0),
                                row("a1", "A", 300, 2.0),
                                row("a2", "A", 150, 2.0),
                                row("a3", "A", 950, 2.0),
                                row("b1", "B", 7, 2.0),
                                row("b2", "B", 7, 2.0)));

        assertThat(priors.sizeByAge().count()).isEqualTo(6);
        assertThat(priors.outlierByAge().count()).isEqualTo(4);
        assertThat(priors.outlierByAge().mean())
                .isCloseTo(
                        (Math.log(150.0 / 250)
                                        + Math.log(350.0 / 250)
                                        + Math.log(200.0 / 250)
                                        + Math.log(1_000.0 / 250))
                                / 4,
                        within(1e-12));
        assertThat(priors.outlierByDay().standardDeviation()).isZero();
        assertThat(priors.likeRate().median()).isCloseTo(15.0 / 1_250, within(1e-12));
    }

    private static void assertMeasured(
            Spread spread, int count, double median, double scale, double mean, double deviation) {
        assertThat(spread.count()).isEqualTo(count);
        assertThat(spread.median()).isCloseTo(median, within(5e-7));
        assertThat(spread.scale()).isCloseTo(scale, within(5e-7));
        assertThat(spread.mean()).isCloseTo(mean, within(5e-7));
        assertThat(spread.standardDeviation()).isCloseTo(deviation, within(5e-7));
    }

    private static Charting row(
            String videoId, String channel, double speedByAge, @Nullable Double speedByDay) {
        return new Charting(videoId, channel, 1_000, 10L, speedByAge, speedByDay);
    }
}
