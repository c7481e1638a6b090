package uptick.trends.score;

import java.util.EnumSet;
import java.util.List;

import org.jspecify.annotations.Nullable;

import uptick.trends.score.MomentumScore.Known;

/// How far a momentum may be relied on, by stated caps: not yet a probability.
///
/// Formula: **high** needs M >= 80, C >= 0.6, two platforms, G >= 0.6 and a sustained rise of at least 1; **medium** needs
/// M >= 65 and C >= 0.3; all else is **low**. A level never exceeds the one that the last full collection justified.
///
/// - `M, C, G`: momentum, coverage and agreement as published by [Momentum], so that the level follows from what is
///   stored.
/// - sustained: the mean of the last four points of interest over its baseline, in scale units; unknown is not enough.
/// - the last full collection: the newest within seven days in which every platform spoke. Losing a cold platform raises
///   the mean, and silence must not raise trust.
///
/// A single platform is never high, and at equal M less coverage, agreement or platforms never raises the level.
/// Source: the product's design, phase 0; a fitted probability takes its place once 200 outcomes have matured.
///
/// @param level what is shown
/// @param calibrated whether the level stands for a measured hit rate; always false in this phase
/// @param heldBackBy the caps not met of the level above, in their order; empty when high
public record Confidence(Level level, boolean calibrated, List<Cap> heldBackBy) {
    static final double HIGH_MOMENTUM = 80;
    static final double HIGH_COVERAGE = 0.6;
    static final int HIGH_SOURCES = 2;
    static final double HIGH_AGREEMENT = 0.6;
    static final double HIGH_SUSTAINED = 1;
    static final double MEDIUM_MOMENTUM = 65;
    static final double MEDIUM_COVERAGE = 0.3;

    public Confidence {
        heldBackBy = List.copyOf(heldBackBy);
    }

    /// Lowest first.
    public enum Level {
        LOW,
        MEDIUM,
        HIGH
    }

    /// A condition of a level.
    public enum Cap {
        MOMENTUM,
        COVERAGE,
        SOURCES,
        AGREEMENT,
        SUSTAINED,
        LAST_FULL_COLLECTION
    }

    /// Judges a momentum.
    ///
    /// @param sustained scale units above the baseline of interest; null when there is no such series
    /// @param ceiling the level of the last full collection within seven days; null when there was none
    public static Confidence of(
            Known momentum, @Nullable Double sustained, @Nullable Level ceiling) {
        EnumSet<Cap> forMedium = EnumSet.noneOf(Cap.class);
        unless(momentum.momentum() >= MEDIUM_MOMENTUM, Cap.MOMENTUM, forMedium);
        unless(momentum.coverage() >= MEDIUM_COVERAGE, Cap.COVERAGE, forMedium);
        unless(ceiling != Level.LOW, Cap.LAST_FULL_COLLECTION, forMedium);
        if (!forMedium.isEmpty()) {
            return new Confidence(Level.LOW, false, List.copyOf(forMedium));
        }
        EnumSet<Cap> forHigh = EnumSet.noneOf(Cap.class);
        unless(momentum.momentum() >= HIGH_MOMENTUM, Cap.MOMENTUM, forHigh);
        unless(momentum.coverage() >= HIGH_COVERAGE, Cap.COVERAGE, forHigh);
        unless(momentum.sources() >= HIGH_SOURCES, Cap.SOURCES, forHigh);
        unless(momentum.agreement() >= HIGH_AGREEMENT, Cap.AGREEMENT, forHigh);
        unless(sustained != null && sustained >= HIGH_SUSTAINED, Cap.SUSTAINED, forHigh);
        unless(ceiling == null || ceiling == Level.HIGH, Cap.LAST_FULL_COLLECTION, forHigh);
        Level level = forHigh.isEmpty() ? Level.HIGH : Level.MEDIUM;
        return new Confidence(level, false, List.copyOf(forHigh));
    }

    private static void unless(boolean met, Cap cap, EnumSet<Cap> missed) {
        if (!met) {
            missed.add(cap);
        }
    }
}
