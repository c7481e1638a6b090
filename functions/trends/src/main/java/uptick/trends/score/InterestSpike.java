package uptick.trends.score;

import java.util.List;

import uptick.trends.score.SourceScore.Reason;
import uptick.trends.score.SourceScore.Scored;
import uptick.trends.score.SourceScore.Unscored;

/// How far interest in a topic stands out of what is usual for it.
///
/// Formula: `score = 100 Φ(c / 1.8)`, `c = clip(spike, -4, 8) / 2 + clip(sus, -4, 8) / 2`, with
/// `spike = (y - med(usual)) / max(1.4826 MAD(usual), 0.08)` of the newest value and `sus` the same of the mean of the four
/// newest; [InterestWindow] says what each is compared with.
///
/// - Seasonal: where the newest value is less than 0.1 above that of a year before, a rise comes every year and counts by
///   half (gyms in January). A fall is left as it is, or more interest could lower the score.
/// - Low volume: where the usual is below two (searches on a scale to 100, views), single people make spikes: the trust is
///   halved, and without interest in three of the last four points there is no score.
///
/// Shape: a window; a series too short for one has no score. Monotone in the newest value. Every result is finite.
///
/// Source: the product's design; 1.8 reproduces the quantiles of 2,785 topic-weeks of twelve real series (c = 0, 0.81, 1.39,
/// 2.32, 3.55 at 50, 70, 80, 90, 95 %).
public final class InterestSpike {
    static final double LEAST_SCALE = 0.08;
    static final double LOWEST = -4;
    static final double HIGHEST = 8;
    static final double DIVISOR = 1.8;
    static final double SEASONAL_MARGIN = 0.1;
    static final double SEASONAL_FACTOR = 0.5;

    /// `ln(1 + 2)`.
    static final double LOW_VOLUME = StrictMath.log1p(2);

    static final int LEAST_ALIVE = 3;

    private InterestSpike() {}

    /// Scores one topic.
    ///
    /// @param origin whose series it is
    public static SourceScore of(InterestWindow window, InterestComponents.Origin origin) {
        GroupStatistics usual = GroupStatistics.of(array(window.usual()));
        GroupStatistics usualRecent = GroupStatistics.of(array(window.usualRecent()));
        boolean isLow = usual.median() < LOW_VOLUME;
        long alive = window.recent().stream().filter(value -> value > 0).count();
        if (isLow && alive < LEAST_ALIVE) {
            return new Unscored(Reason.LOW_VOLUME);
        }
        double spike = z(window.latest(), usual);
        double sustained = z(InterestWindow.mean(window.recent()), usualRecent);
        double combined = (clip(spike) + clip(sustained)) / 2;
        Double yearAgo = window.yearAgo();
        boolean isSeasonal = yearAgo != null && window.latest() - yearAgo < SEASONAL_MARGIN;
        double c = isSeasonal && combined > 0 ? combined * SEASONAL_FACTOR : combined;
        InterestQuality quality = InterestQuality.of(window, origin, isLow);
        return new Scored(
                ScoreScale.fromZ(c / DIVISOR),
                ScoreScale.rounded(quality.product()),
                new InterestComponents(
                        origin,
                        window,
                        new InterestComponents.Terms(spike, sustained, isSeasonal, c),
                        quality));
    }

    private static double z(double value, GroupStatistics usual) {
        return (value - usual.median()) / StrictMath.max(usual.scale(), LEAST_SCALE);
    }

    private static double clip(double value) {
        return ScoreScale.clamp(value, LOWEST, HIGHEST);
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
