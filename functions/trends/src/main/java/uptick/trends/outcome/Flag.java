package uptick.trends.outcome;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// What a trend will be measured by: the signal when it was flagged, and what was usual then, frozen.
///
/// Formula: a **hit** is a signal at the horizon of 1.2 times the baseline or more: still above what was usual, not still
/// growing. Horizons are 1, 7 and 28 days.
///
/// - Interest, where it was scored: the value of the newest complete step, against the median that its like had before
///   ([InterestSeries]).
/// - Else the momentum, against 50: a hit is 60 or more.
///
/// Source: the product's design; "still growing" is at a coin's toss for the strongest, for spikes revert.
///
/// @param horizonDays 1, 7 or 28
/// @param signal in its own unit
/// @param baseline in the same unit, above 0
/// @param dueAt when the horizon is reached
public record Flag(int horizonDays, double signal, double baseline, Instant dueAt) {

    /// The horizons, in days.
    public static final List<Integer> HORIZONS = List.of(1, 7, 28);

    static final double HIT = 1.2;

    /// What is usual of a momentum.
    public static final double USUAL_MOMENTUM = 50;

    public Flag {
        if (!HORIZONS.contains(horizonDays)) {
            throw new IllegalArgumentException("no horizon: " + horizonDays);
        }
        if (!(baseline > 0) || Double.isNaN(signal) || Double.isInfinite(signal + baseline)) {
            throw new IllegalArgumentException(
                    "nothing to measure by: " + signal + ", " + baseline);
        }
    }

    /// One for each horizon by a momentum.
    ///
    /// @param observedAt when the newest observation behind it was made
    public static List<Flag> ofMomentum(double momentum, Instant observedAt) {
        return HORIZONS.stream()
                .map(
                        days ->
                                new Flag(
                                        days,
                                        momentum,
                                        USUAL_MOMENTUM,
                                        observedAt.plus(Duration.ofDays(days))))
                .toList();
    }

    /// One for each horizon by a series of interest, and by the momentum where the series has nothing to compare with.
    public static List<Flag> of(InterestSeries series, double momentum, Instant observedAt) {
        var flags = new ArrayList<Flag>();
        ofMomentum(momentum, observedAt)
                .forEach(
                        fallback ->
                                flags.add(series.flag(fallback.horizonDays()).orElse(fallback)));
        return List.copyOf(flags);
    }

    /// Whether a signal at the horizon is a hit.
    public static boolean isHit(double signalAtHorizon, double baseline) {
        return signalAtHorizon >= HIT * baseline;
    }
}
