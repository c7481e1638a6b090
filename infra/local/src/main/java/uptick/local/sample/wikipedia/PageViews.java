package uptick.local.sample.wikipedia;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import uptick.local.sample.interest.Interest;
import uptick.local.sample.seed.Seed;
import uptick.local.sample.topic.SampleTopic;

/// How often articles are looked at: once by each who turns to the topic, on some days of little interest by nobody.
final class PageViews {

    /// One day of an article.
    ///
    /// @param views a count, at least 1
    record Day(LocalDate day, long views) {}

    /// One page of a day's most viewed.
    record Page(String article, long views) {}

    /* A day's views are there 18 hours after it ended, so that at six in the morning the newest is that before yesterday. */
    private static final Duration COUNTED_AFTER_END = Duration.ofHours(18);
    private static final double DAYS_WITHOUT_VIEWS = 0.01;

    /* Always much looked at, with their usual views; the first four are no articles. */
    private static final Map<String, Long> ALWAYS =
            Map.ofEntries(
                    Map.entry("Main_Page", 18_000_000L),
                    Map.entry("Special:Search", 1_500_000L),
                    Map.entry("-", 400_000L),
                    Map.entry("Wikipedia:Contact_us", 9_000L),
                    Map.entry("404.php", 120_000L),
                    Map.entry("AC/DC", 8_000L),
                    Map.entry("Beyoncé", 11_000L),
                    Map.entry("Deaths_in_2017", 60_000L),
                    Map.entry("Elizabeth_II", 25_000L),
                    Map.entry("Facebook", 30_000L),
                    Map.entry("Google", 28_000L),
                    Map.entry("List_of_Bollywood_films_of_2017", 22_000L),
                    Map.entry("United_Kingdom", 16_000L),
                    Map.entry("United_States", 27_000L),
                    Map.entry("YouTube", 35_000L));

    private final Interest interest;
    private final Seed seed;

    PageViews(Interest interest, Seed seed) {
        this.interest = interest;
        this.seed = seed;
    }

    /// The days of a range that have views and are counted, oldest first; none where there is no such article.
    List<Day> of(String article, LocalDate from, LocalDate through, Instant now) {
        var topic = topic(article);
        if (topic.isEmpty()) {
            return List.of();
        }
        var latest = latestCounted(now);
        var end = through.isBefore(latest) ? through : latest;
        if (end.isBefore(from)) {
            return List.of();
        }
        return from.datesUntil(end.plusDays(1))
                .filter(day -> !isWithoutViews(topic.get(), day))
                .map(day -> new Day(day, views(topic.get(), day)))
                .toList();
    }

    /// The most viewed pages of a day, most first, pages that are no articles among them.
    List<Page> top(LocalDate day) {
        var pages = new ArrayList<Page>();
        ALWAYS.forEach(
                (page, usual) ->
                        pages.add(
                                new Page(
                                        page,
                                        Math.round(
                                                usual
                                                        * seed.between(
                                                                0.9,
                                                                1.1,
                                                                "wikipedia/always",
                                                                page + '\n' + age(day))))));
        interest.topics().stream()
                .filter(topic -> !isWithoutViews(topic, day))
                .forEach(
                        topic -> {
                            if (topic.article() != null) {
                                pages.add(new Page(topic.article(), views(topic, day)));
                            }
                        });
        pages.sort(Comparator.comparingLong(Page::views).reversed().thenComparing(Page::article));
        return List.copyOf(pages);
    }

    /// Whether a day's views are there at an instant.
    boolean isCounted(LocalDate day, Instant now) {
        return !day.isAfter(latestCounted(now));
    }

    private static LocalDate latestCounted(Instant now) {
        return now.minus(COUNTED_AFTER_END).atZone(ZoneOffset.UTC).toLocalDate().minusDays(1);
    }

    /// An article's title as Wikipedia has it: the first letter counts in either case, and is a capital.
    static String title(String asked) {
        return asked.isEmpty()
                ? asked
                : Character.toUpperCase(asked.charAt(0)) + asked.substring(1);
    }

    private Optional<SampleTopic> topic(String article) {
        var title = title(article);
        return interest.topics().stream()
                .filter(topic -> title.equals(topic.article()))
                .findFirst();
    }

    private long views(SampleTopic topic, LocalDate day) {
        return Math.max(1, Math.round(interest.people(topic, day)));
    }

    private boolean isWithoutViews(SampleTopic topic, LocalDate day) {
        return seed.fraction("wikipedia/without", topic.title() + '\n' + age(day))
                < DAYS_WITHOUT_VIEWS;
    }

    private long age(LocalDate day) {
        return interest.latestDay().toEpochDay() - day.toEpochDay();
    }
}
