package uptick.local.sample.googletrends;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

import uptick.local.sample.interest.Interest;
import uptick.local.sample.seed.Seed;

/// How many people search for a term on a day: those who turn to the topic that it means; about as many every day for
/// what is looked for every day; unknown for any other.
record TermInterest(Interest interest, Seed seed) {

    private static final Map<String, Double> EVERYDAY =
            Map.of(
                    "bbc", 40_000d,
                    "facebook", 60_000d,
                    "football", 25_000d,
                    "news", 35_000d,
                    "weather", 30_000d,
                    "youtube", 70_000d);

    OptionalDouble people(String term, LocalDate day) {
        var topic = interest.meantBy(term);
        if (topic.isPresent()) {
            return OptionalDouble.of(interest.people(topic.get(), day));
        }
        var usual = EVERYDAY.get(term.strip().toLowerCase(Locale.ROOT));
        long age = interest.latestDay().toEpochDay() - day.toEpochDay();
        return usual == null
                ? OptionalDouble.empty()
                : OptionalDouble.of(
                        usual * seed.between(0.95, 1.05, "trends/everyday", term + '\n' + age));
    }
}
