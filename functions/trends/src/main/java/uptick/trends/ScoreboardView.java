package uptick.trends;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import org.jspecify.annotations.Nullable;

import uptick.trends.outcome.Rate;
import uptick.trends.outcome.Scoreboard;
import uptick.trends.score.Confidence.Level;

/// How often trends were still there at a horizon.
///
/// @param horizonDays 1, 7 or 28
/// @param since trends that were decided before then do not count
/// @param decided how many trends are behind it
/// @param undecidable how many could not be decided, and are behind none of it
/// @param resolutionRate decided of all whose horizon was reached, 0 to 1; null where none was
/// @param baseRate of all trends
/// @param levels of each confidence, high first
/// @param precisionAtFive of the first five of each collection
/// @param precisionAtTen of the first ten
/// @param auc the probability that a hit had the higher momentum, 0 to 1; null without hits or misses
@Serdeable(naming = SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.ALWAYS)
record ScoreboardView(
        int horizonDays,
        Instant since,
        int decided,
        long undecidable,
        @Nullable Double resolutionRate,
        RateView baseRate,
        List<LevelView> levels,
        RateView precisionAtFive,
        RateView precisionAtTen,
        @Nullable Double auc) {

    static ScoreboardView of(
            int horizonDays, Instant since, Scoreboard board, int decided, long undecidable) {
        var all = decided + undecidable;
        return new ScoreboardView(
                horizonDays,
                since,
                decided,
                undecidable,
                all == 0 ? null : (Double) (decided / (double) all),
                RateView.of(board.base()),
                Stream.of(Level.HIGH, Level.MEDIUM, Level.LOW)
                        .map(level -> LevelView.of(level, board))
                        .toList(),
                RateView.of(board.precisionAt5()),
                RateView.of(board.precisionAt10()),
                board.auc());
    }

    /// A rate with its 95 % interval; null of nothing.
    @Serdeable(naming = SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record RateView(
            int n, int hits, @Nullable Double rate, @Nullable Double low, @Nullable Double high) {

        static RateView of(Rate rate) {
            return new RateView(rate.n(), rate.hits(), rate.rate(), rate.low(), rate.high());
        }
    }

    /// A confidence's rate.
    ///
    /// @param lift over the base rate, null where there is none
    @Serdeable(naming = SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record LevelView(String confidenceLevel, RateView rate, @Nullable Double lift) {

        static LevelView of(Level level, Scoreboard board) {
            var found = Objects.requireNonNull(board.levels().get(level), "every level is there");
            return new LevelView(
                    level.name().toLowerCase(Locale.ROOT), RateView.of(found.rate()), found.lift());
        }
    }
}
