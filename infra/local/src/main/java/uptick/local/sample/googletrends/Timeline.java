package uptick.local.sample.googletrends;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/// Interest over time, 0 to 100 relative to the greatest value of the request: by days for windows below 270 days, else by
/// weeks that begin on Sunday.
///
/// @param terms as asked for
/// @param steps oldest first
record Timeline(List<String> terms, int daysAStep, List<Step> steps) {

    /// One step of time.
    ///
    /// @param values of each term, 0 to 100
    /// @param hasData whether anything is known of each term
    /// @param partial whether it had not ended when this was asked
    record Step(LocalDate begin, List<Integer> values, List<Boolean> hasData, boolean partial) {}

    private static final int LONGEST_BY_DAY = 269;

    static Timeline of(TrendsRequest request, TermInterest interest, Instant now) {
        int daysAStep = stepOf(request);
        var begin =
                daysAStep == 1
                        ? request.from()
                        : request.from().with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY));
        var begins = new ArrayList<LocalDate>();
        var people = new ArrayList<List<OptionalDouble>>();
        var today = now.atZone(ZoneOffset.UTC).toLocalDate();
        for (var day = begin;
                !day.isAfter(request.through()) && !day.isAfter(today);
                day = day.plusDays(daysAStep)) {
            var at = day;
            begins.add(day);
            people.add(
                    request.terms().stream()
                            .map(term -> people(interest, request, term, at, daysAStep, now))
                            .toList());
        }
        double greatest =
                people.stream()
                        .flatMap(List::stream)
                        .mapToDouble(value -> value.orElse(0))
                        .max()
                        .orElse(0);
        var steps = new ArrayList<Step>();
        for (int place = 0; place < begins.size(); place++) {
            steps.add(step(begins.get(place), people.get(place), greatest, daysAStep, now));
        }
        return new Timeline(request.terms(), daysAStep, List.copyOf(steps));
    }

    /// How many days a step of a request has.
    static int stepOf(TrendsRequest request) {
        return ChronoUnit.DAYS.between(request.from(), request.through()) < LONGEST_BY_DAY ? 1 : 7;
    }

    private static Step step(
            LocalDate begin,
            List<OptionalDouble> people,
            double greatest,
            int daysAStep,
            Instant now) {
        var end = begin.plusDays(daysAStep).atStartOfDay().toInstant(ZoneOffset.UTC);
        return new Step(
                begin,
                people.stream()
                        .map(
                                value ->
                                        (int)
                                                Math.round(
                                                        100
                                                                * value.orElse(0)
                                                                / Math.max(1, greatest)))
                        .toList(),
                people.stream().map(OptionalDouble::isPresent).toList(),
                end.isAfter(now));
    }

    /* The sample world is about one country. */
    private static OptionalDouble people(
            TermInterest interest,
            TrendsRequest request,
            String term,
            LocalDate begin,
            int days,
            Instant now) {
        if (!request.geo().isEmpty() && !request.geo().startsWith("GB")) {
            return OptionalDouble.empty();
        }
        double sum = 0;
        for (int day = 0; day < days; day++) {
            var people = interest.people(term, begin.plusDays(day));
            if (people.isEmpty()) {
                return OptionalDouble.empty();
            }
            sum += people.getAsDouble() * gone(begin.plusDays(day), now);
        }
        return OptionalDouble.of(sum);
    }

    /* The share of a day that has passed. */
    private static double gone(LocalDate day, Instant now) {
        var begin = day.atStartOfDay().toInstant(ZoneOffset.UTC);
        return Math.clamp(Duration.between(begin, now).toSeconds() / 86_400d, 0d, 1d);
    }
}
