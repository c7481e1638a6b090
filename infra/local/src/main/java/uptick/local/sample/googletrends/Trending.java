package uptick.local.sample.googletrends;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

import uptick.local.sample.interest.Interest;
import uptick.local.sample.topic.SampleTopic;

/// The ten topics that people turn to most, compared with the two weeks before.
record Trending(Interest interest) {

    private static final int LISTED = 10;
    private static final int USUAL_DAYS = 14;
    private static final List<Long> STEPS =
            List.of(200_000L, 100_000L, 50_000L, 20_000L, 10_000L, 5_000L, 2_000L, 1_000L, 500L);
    private static final long LEAST = 200;

    /// One term.
    ///
    /// @param searches at least so many
    record Term(String text, long searches) {}

    /// The terms of a day, what rose most first.
    List<Term> on(LocalDate day) {
        return interest.topics().stream()
                .sorted(
                        Comparator.comparingDouble((SampleTopic topic) -> rise(topic, day))
                                .reversed()
                                .thenComparing(SampleTopic::title))
                .limit(LISTED)
                .map(
                        topic ->
                                new Term(
                                        topic.title().toLowerCase(Locale.ROOT),
                                        step(interest.people(topic, day))))
                .toList();
    }

    private double rise(SampleTopic topic, LocalDate day) {
        double usual =
                day.minusDays(USUAL_DAYS)
                        .datesUntil(day)
                        .mapToDouble(before -> interest.people(topic, before))
                        .average()
                        .orElseThrow();
        return interest.people(topic, day) / usual;
    }

    private static long step(double people) {
        return STEPS.stream().filter(step -> people >= step).findFirst().orElse(LEAST);
    }
}
