package uptick.local.sample.similarweb;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.stream.LongStream;

import uptick.local.sample.interest.Interest;
import uptick.local.sample.seed.Seed;
import uptick.local.sample.topic.SampleTopic;

/// Estimated visits to the sites of the topics: some for each who turns to the topic.
record Visits(Interest interest, Seed seed) {

    /* A month is estimated on the tenth of the next one, and three years back. */
    private static final int ESTIMATED_ON = 10;
    private static final int MONTHS_KEPT = 37;

    private static final double VISITS_A_PERSON = 12;

    /// The topic whose site it is.
    Optional<SampleTopic> topic(String domain) {
        return interest.topics().stream()
                .filter(topic -> domain.equals(topic.domain()))
                .findFirst();
    }

    /// The newest month that is estimated.
    static YearMonth latest(Instant now) {
        var today = now.atZone(ZoneOffset.UTC).toLocalDate();
        return YearMonth.from(today).minusMonths(today.getDayOfMonth() < ESTIMATED_ON ? 2 : 1);
    }

    /// The oldest month that is kept.
    static YearMonth earliest(Instant now) {
        return latest(now).minusMonths(MONTHS_KEPT - 1L);
    }

    /// Visits of a month, as the service writes them: with a fraction.
    double visits(SampleTopic topic, YearMonth month, String country) {
        double people =
                LongStream.rangeClosed(
                                month.atDay(1).toEpochDay(), month.atEndOfMonth().toEpochDay())
                        .mapToObj(LocalDate::ofEpochDay)
                        .mapToDouble(day -> interest.people(topic, day))
                        .sum();
        double share = country.equals("ww") ? 1 : 0.2;
        return Math.round(people * VISITS_A_PERSON * share * 100) / 100d;
    }

    /// Share of visits of one page.
    double bounceRate(SampleTopic topic, YearMonth month) {
        return rounded(seed.between(0.35, 0.55, "similarweb/bounce", key(topic, month)));
    }

    double pagesPerVisit(SampleTopic topic, YearMonth month) {
        return rounded(seed.between(2, 6, "similarweb/pages", key(topic, month)));
    }

    private static String key(SampleTopic topic, YearMonth month) {
        return topic.title() + '\n' + month;
    }

    private static double rounded(double value) {
        return Math.round(value * 10_000) / 10_000d;
    }
}
