package uptick.trends.outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import uptick.trends.score.Confidence.Level;

class ScoreboardTest {

    private static final Instant START = Instant.parse("2026-10-01T06:00:00Z");
    private static final int ROUNDS = 500;

    @ParameterizedTest
    // As the product's design quotes them.
    @CsvSource({"100, 70, 0.604, 0.781", "100, 80, 0.711, 0.867", "20, 14, 0.48, 0.85"})
    void givesWilsonsInterval(int n, int hits, double low, double high) {
        var rate = Rate.of(n, hits);

        assertThat(rate.rate()).isEqualTo(hits / (double) n);
        assertThat(rate.low()).isCloseTo(low, within(0.006));
        assertThat(rate.high()).isCloseTo(high, within(0.006));
    }

    @Test
    void saysNothingOfNothing() {
        assertThat(Rate.of(0, 0)).isEqualTo(new Rate(0, 0, null, null, null));
        assertThatIllegalArgumentException().isThrownBy(() -> Rate.of(1, 2));

        var board = Scoreboard.of(List.of());
        assertThat(board.auc()).isNull();
        assertThat(level(board, Level.HIGH).lift()).isNull();
    }

    @Test
    void countsAStoryOfSevenDaysOnce() {
        var decided = new ArrayList<Decided>();
        for (var day = 0; day < 21; day++) {
            decided.add(decided(1, day, Level.HIGH, 90, 1, true));
        }
        decided.add(decided(2, 3, Level.LOW, 20, 9, false));

        var board = Scoreboard.of(decided);

        assertThat(level(board, Level.HIGH).rate()).isEqualTo(Rate.of(3, 3));
        assertThat(board.base()).isEqualTo(Rate.of(4, 3));
        assertThat(level(board, Level.HIGH).lift()).isCloseTo(1 / 0.75, within(1e-12));
        assertThat(level(board, Level.MEDIUM).rate()).isEqualTo(Rate.of(0, 0));
        // each collection's first five, every day
        assertThat(board.precisionAt5()).isEqualTo(Rate.of(21, 21));
        assertThat(board.precisionAt10()).isEqualTo(Rate.of(22, 21));
    }

    @Test
    void givesTheProbabilityThatAHitRanksHigher() {
        assertThat(auc(new double[] {90, 80}, new double[] {70, 60})).isEqualTo(1);
        assertThat(auc(new double[] {60}, new double[] {70, 80})).isZero();
        assertThat(auc(new double[] {50, 50}, new double[] {50})).isEqualTo(0.5);
        // 80 beats both, 60 beats one of two
        assertThat(auc(new double[] {80, 60}, new double[] {70, 50})).isEqualTo(0.75);
    }

    @Test
    void countsPairsAsTheDefinitionDoes() {
        var random = new SplittableRandom(1);
        for (var round = 0; round < ROUNDS; round++) {
            var decided = some(random);
            var pairs = 0.0;
            var of = 0;
            for (var hit : decided) {
                for (var miss : decided) {
                    if (hit.isHit() && !miss.isHit()) {
                        of++;
                        pairs +=
                                hit.momentum() > miss.momentum()
                                        ? 1
                                        : hit.momentum() == miss.momentum() ? 0.5 : 0;
                    }
                }
            }
            var auc = Scoreboard.of(decided).auc();
            if (of == 0) {
                assertThat(auc).isNull();
            } else {
                assertThat(auc).isCloseTo(pairs / of, within(1e-9));
            }
        }
    }

    @Test
    void doesNotSeeTheOrderOfItsInputs() {
        var random = new SplittableRandom(2);
        for (var round = 0; round < ROUNDS; round++) {
            var decided = some(random);
            var shuffled = new ArrayList<>(decided);
            Collections.shuffle(shuffled, new Random(round));

            assertThat(Scoreboard.of(shuffled)).isEqualTo(Scoreboard.of(decided));
        }
    }

    private static double auc(double[] hits, double[] misses) {
        var decided = new ArrayList<Decided>();
        for (var hit : hits) {
            decided.add(decided(decided.size(), 0, Level.LOW, hit, 1, true));
        }
        for (var miss : misses) {
            decided.add(decided(decided.size(), 0, Level.LOW, miss, 1, false));
        }
        return Objects.requireNonNull(Scoreboard.of(decided).auc());
    }

    private static List<Decided> some(SplittableRandom random) {
        var decided = new ArrayList<Decided>();
        for (var n = random.nextInt(40); n > 0; n--) {
            // One row a topic and day, as collections have it.
            decided.add(
                    decided(
                            n,
                            random.nextInt(30),
                            random.nextBoolean() ? Level.HIGH : Level.LOW,
                            random.nextInt(20),
                            1 + random.nextInt(20),
                            random.nextBoolean()));
        }
        return decided;
    }

    private static Scoreboard.LevelRate level(Scoreboard board, Level level) {
        return Objects.requireNonNull(board.levels().get(level));
    }

    private static Decided decided(
            int topic, int day, Level level, double momentum, int place, boolean isHit) {
        return new Decided(
                new UUID(0, topic),
                START.plus(Duration.ofDays(day)),
                level,
                momentum,
                place,
                isHit);
    }
}
