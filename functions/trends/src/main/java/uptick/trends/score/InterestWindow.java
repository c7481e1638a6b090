package uptick.trends.score;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/// What a spike is measured on: the newest values of a series of interest, and what they are compared with. All of them on
/// the scale `y = ln(1 + v)`.
///
/// - Weeks and months: `y_t` with `y_{t-16} .. y_{t-1}`, and `y_{t-3} .. y_t` with `y_{t-19} .. y_{t-4}`.
/// - Days: each with the same weekdays of the sixteen weeks before, so that a Monday is no news after a Sunday: `y_t` with
///   `y_{t-7k}`, and the last four days with the means of the same four in week k, `k = 1 .. 16`. A week of which a day is
///   missing is left out.
///
/// @param at where the step of the newest complete value begins
/// @param latest the newest complete value
/// @param usual what it is compared with, newest first
/// @param recent the four newest values, newest first
/// @param usualRecent what their mean is compared with, newest first
/// @param yearAgo the value of a year before, null where the series does not reach so far
public record InterestWindow(
        Instant at,
        double latest,
        List<Double> usual,
        List<Double> recent,
        List<Double> usualRecent,
        @Nullable Double yearAgo) {
    static final int LEAST_POINTS = 20;
    static final int COMPARED = 16;
    static final int RECENT = 4;

    /// Fewer weeks say nothing of what is usual on a weekday.
    static final int LEAST_WEEKS = 8;

    private static final int DAYS_OF_A_WEEK = 7;
    private static final int WEEKS_OF_A_YEAR = 52;
    private static final int MONTHS_OF_A_YEAR = 12;

    public InterestWindow {
        usual = List.copyOf(usual);
        recent = List.copyOf(recent);
        usualRecent = List.copyOf(usualRecent);
        if (recent.size() != RECENT || usual.isEmpty() || usualRecent.isEmpty()) {
            throw new IllegalArgumentException("four values and what they are compared with");
        }
    }

    /// How long a point of a series is.
    public enum Step {
        DAY(Duration.ofDays(1)),
        WEEK(Duration.ofDays(7)),
        /// The longest.
        MONTH(Duration.ofDays(31));

        private final Duration length;

        Step(Duration length) {
            this.length = length;
        }

        /// From its beginning to its end.
        public Duration length() {
            return length;
        }
    }

    /// A complete point of a series.
    ///
    /// @param at where its step begins
    /// @param value 0 or more, finite
    public record Point(Instant at, double value) {
        public Point {
            ScoreScale.requireWithin(value, 0, Double.MAX_VALUE, "value");
        }
    }

    /// Takes what is needed of a series.
    ///
    /// @param points oldest first, complete ones only
    /// @return empty where there is too little of it
    public static Optional<InterestWindow> of(List<Point> points, Step step) {
        if (points.size() < LEAST_POINTS) {
            return Optional.empty();
        }
        return step == Step.DAY ? ofDays(points) : ofSteps(points, step);
    }

    private static Optional<InterestWindow> ofSteps(List<Point> points, Step step) {
        int newest = points.size() - 1;
        int year = step == Step.WEEK ? WEEKS_OF_A_YEAR : MONTHS_OF_A_YEAR;
        return Optional.of(
                new InterestWindow(
                        points.get(newest).at(),
                        y(points.get(newest)),
                        backFrom(points, newest - 1, COMPARED),
                        backFrom(points, newest, RECENT),
                        backFrom(points, newest - RECENT, COMPARED),
                        newest >= year ? (Double) y(points.get(newest - year)) : null));
    }

    private static List<Double> backFrom(List<Point> points, int newest, int count) {
        List<Double> values = new ArrayList<>();
        for (int at = newest; at > newest - count; at--) {
            values.add(y(points.get(at)));
        }
        return values;
    }

    private static Optional<InterestWindow> ofDays(List<Point> points) {
        Map<Instant, Double> byDay = new HashMap<>();
        points.forEach(point -> byDay.put(point.at(), y(point)));
        Instant newest = points.getLast().at();
        List<Double> recent = values(byDay, newest);
        List<Double> usual = new ArrayList<>();
        List<Double> usualRecent = new ArrayList<>();
        for (int week = 1; week <= COMPARED; week++) {
            List<Double> then = values(byDay, back(newest, week * DAYS_OF_A_WEEK));
            if (then.size() == RECENT) {
                usual.add(then.getFirst());
                usualRecent.add(mean(then));
            }
        }
        return recent.size() < RECENT || usual.size() < LEAST_WEEKS
                ? Optional.empty()
                : Optional.of(
                        new InterestWindow(
                                newest,
                                recent.getFirst(),
                                usual,
                                recent,
                                usualRecent,
                                byDay.get(back(newest, WEEKS_OF_A_YEAR * DAYS_OF_A_WEEK))));
    }

    /* Of four days back from one, newest first; fewer where some are missing. */
    private static List<Double> values(Map<Instant, Double> byDay, Instant newest) {
        List<Double> values = new ArrayList<>();
        for (int days = 0; days < RECENT; days++) {
            Double value = byDay.get(back(newest, days));
            if (value != null) {
                values.add(value);
            }
        }
        return values;
    }

    private static Instant back(Instant from, int days) {
        return from.minus(Duration.ofDays(days));
    }

    private static double y(Point point) {
        return StrictMath.log1p(point.value());
    }

    /// The mean of some values, summed in their order.
    static double mean(List<Double> values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.size();
    }
}
