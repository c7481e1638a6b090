package uptick.trends.outcome;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import uptick.trends.score.InterestWindow.Point;
import uptick.trends.score.InterestWindow.Step;

/// A series of interest, as outcomes are measured on it.
///
/// - Of days: a day is compared with the same weekdays of up to sixteen weeks before the flag, eight at least; horizons of 1,
///   7 and 28 days. Where the day itself is missing the day beside it counts.
/// - Of weeks: with the sixteen weeks before; horizons of 7 and 28 days.
/// - Of months: not at all, for no horizon is as long.
///
/// @param points complete ones, oldest first
/// @param isRelative whether values of two pulls do not compare: then a later pull is brought to this one's scale by the value
///     that both have at the flag
public record InterestSeries(List<Point> points, Step step, boolean isRelative) {

    private static final int COMPARED = 16;
    private static final int LEAST_COMPARED = 8;
    private static final int DAYS_OF_A_WEEK = 7;

    /* Below it one person makes a hit. */
    private static final double LEAST_BASELINE = 1;

    public InterestSeries {
        points = List.copyOf(points);
    }

    /// What its newest point is flagged with for a horizon; empty where it does not reach back far enough, where so few look
    /// that single ones would decide, or for a horizon that is no number of its steps.
    public Optional<Flag> flag(int horizonDays) {
        if (points.isEmpty() || steps(horizonDays) == 0) {
            return Optional.empty();
        }
        var newest = points.getLast();
        var usual = usual(newest.at(), horizonDays);
        if (usual.length < LEAST_COMPARED) {
            return Optional.empty();
        }
        var baseline = median(usual);
        return baseline < LEAST_BASELINE
                ? Optional.empty()
                : Optional.of(
                        new Flag(
                                horizonDays,
                                newest.value(),
                                baseline,
                                target(newest.at(), horizonDays).plus(step.length())));
    }

    /// The signal at the horizon of what was flagged, on the flag's scale.
    ///
    /// @param flaggedAt where the step of the flag's signal began
    /// @param signal of the flag
    /// @return empty where this series does not show it
    public Optional<Double> signalAt(Instant flaggedAt, double signal, int horizonDays) {
        var byStep = byStep();
        var value = near(byStep, target(flaggedAt, horizonDays));
        if (value.isEmpty() || !isRelative) {
            return value;
        }
        var then = byStep.get(flaggedAt);
        return then == null || then == 0
                ? Optional.empty()
                : value.map(later -> later * signal / then).filter(Double::isFinite);
    }

    private double[] usual(Instant flaggedAt, int horizonDays) {
        if (step == Step.WEEK) {
            return points
                    .subList(
                            Math.max(0, points.size() - 1 - COMPARED),
                            Math.max(0, points.size() - 1))
                    .stream()
                    .mapToDouble(Point::value)
                    .toArray();
        }
        var byStep = byStep();
        var target = target(flaggedAt, horizonDays);
        return IntStream.iterate(1, week -> week + 1)
                .mapToObj(week -> target.minus(Duration.ofDays((long) week * DAYS_OF_A_WEEK)))
                .filter(day -> day.isBefore(flaggedAt))
                .limit(COMPARED)
                .filter(byStep::containsKey)
                .mapToDouble(byStep::get)
                .toArray();
    }

    private Instant target(Instant flaggedAt, int horizonDays) {
        return flaggedAt.plus(step.length().multipliedBy(steps(horizonDays)));
    }

    private int steps(int horizonDays) {
        return switch (step) {
            case DAY -> horizonDays;
            case WEEK -> horizonDays % DAYS_OF_A_WEEK == 0 ? horizonDays / DAYS_OF_A_WEEK : 0;
            case MONTH -> 0;
        };
    }

    private Optional<Double> near(Map<Instant, Double> byStep, Instant target) {
        var days = step == Step.DAY ? List.of(0, 1, -1) : List.of(0);
        return days.stream()
                .map(day -> target.plus(Duration.ofDays(day)))
                .filter(byStep::containsKey)
                .findFirst()
                .map(byStep::get);
    }

    private Map<Instant, Double> byStep() {
        var values = new HashMap<Instant, Double>();
        points.forEach(point -> values.put(point.at(), point.value()));
        return values;
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        var middle = values.length / 2;
        return values.length % 2 == 1
                ? values[middle]
                : values[middle - 1] / 2 + values[middle] / 2;
    }
}
