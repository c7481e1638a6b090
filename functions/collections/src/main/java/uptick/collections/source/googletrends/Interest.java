package uptick.collections.source.googletrends;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import uptick.model.collections.Series;

/// Interest over time in the terms of one request, relative to the greatest value in it.
///
/// @param steps oldest first, at least one, each beginning once
public record Interest(InterestRequest request, List<Step> steps) {

    public Interest {
        steps = List.copyOf(steps);
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("interest without steps is an absence");
        }
    }

    /// One term's series, with what it takes to compare it with another pull.
    ///
    /// @param term one of the request's
    /// @param pulledAt when Google answered
    /// @return empty where there are no data for the term, or none for the anchor: then nothing compares
    public Optional<Series> series(String term, Instant pulledAt) {
        var place = request.terms().indexOf(term);
        if (place < 0) {
            throw new IllegalArgumentException("was not asked for: " + term);
        }
        var level =
                steps.stream()
                        .filter(step -> !step.partial())
                        .map(step -> step.values().get(0))
                        .flatMap(Optional::stream)
                        .mapToDouble(Double::doubleValue)
                        .average();
        var points =
                steps.stream()
                        .flatMap(
                                step ->
                                        step.values().get(place).stream()
                                                .map(
                                                        value ->
                                                                new Series.Point(
                                                                        step.at(),
                                                                        value,
                                                                        step.partial())))
                        .toList();
        return points.isEmpty() || level.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Series(
                                points,
                                step(),
                                request.geo(),
                                begin(request.from()),
                                begin(request.through().plusDays(1)),
                                new Series.Anchor(request.anchor(), level.getAsDouble()),
                                pulledAt));
    }

    /// The newest complete value of a term; null where there is none.
    public @Nullable Double latest(String term) {
        var place = request.terms().indexOf(term);
        return steps.reversed().stream()
                .filter(step -> !step.partial())
                .map(step -> step.values().get(place).orElse(null))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /* Google chooses it by the window's length, and does not say which. */
    private String step() {
        if (steps.size() < 2) {
            return "day";
        }
        var between = Duration.between(steps.get(0).at(), steps.get(1).at());
        if (between.compareTo(Duration.ofDays(1)) < 0) {
            return "hour";
        }
        if (between.compareTo(Duration.ofDays(2)) < 0) {
            return "day";
        }
        return between.compareTo(Duration.ofDays(14)) < 0 ? "week" : "month";
    }

    private static Instant begin(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /// One step of time.
    ///
    /// @param at where it begins
    /// @param values 0 to 100, of each term in the request's order; empty where Google has no data
    /// @param partial whether it had not ended when Google counted
    public record Step(Instant at, List<Optional<Double>> values, boolean partial) {

        public Step {
            values = List.copyOf(values);
        }
    }
}
