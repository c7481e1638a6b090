package uptick.local.sample.hackernews;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import uptick.local.sample.interest.Interest;
import uptick.local.sample.seed.Seed;
import uptick.local.sample.topic.SampleTopic;

/// All stories about the topics: one for every so many people who turn to one on a day. A story's id says its day, its topic
/// and which one of the day's it is.
final class Stories {

    private static final double PEOPLE_PER_STORY = 12_000;
    private static final int MOST_A_DAY = 30;
    private static final int DAYS_BACK = 400;

    private static final int PLACES = 32;
    private static final int TOPICS = 64;
    /* So that ids grow from day to day, and look like Hacker News's of these years. */
    private static final int LATEST_DAY = 24_000;

    private static final List<String> TITLES =
            List.of(
                    "%s",
                    "What %s tells us",
                    "Show HN: I follow %s so that you need not",
                    "Ask HN: Who still reads about %s?",
                    "The numbers behind %s & what they hide");

    private final Interest interest;
    private final Seed seed;
    private final List<SampleTopic> topics;

    Stories(Interest interest, Seed seed) {
        this.interest = interest;
        this.seed = seed;
        this.topics = interest.topics();
        if (topics.size() > TOPICS) {
            throw new IllegalArgumentException("more topics than ids tell apart");
        }
    }

    /// The stories that were submitted after an instant and are there, deleted ones included.
    Stream<Story> after(Instant instant, Instant now) {
        var earliest = interest.latestDay().minusDays(DAYS_BACK);
        var day = day(instant);
        var from = day.isBefore(earliest) ? earliest : day;
        var end = day(now).plusDays(1);
        return from.isBefore(end)
                ? from.datesUntil(end)
                        .flatMap(
                                one ->
                                        IntStream.range(0, topics.size())
                                                .boxed()
                                                .flatMap(topic -> of(topic, one)))
                        .filter(story -> story.submittedAt().isAfter(instant) && story.isThere(now))
                : Stream.empty();
    }

    /// A story by its id, deleted or not; none that is not there yet.
    Optional<Story> find(long id, Instant now) {
        long day = id / PLACES / TOPICS;
        int topic = (int) (id / PLACES % TOPICS);
        if (topic >= topics.size() || Math.abs(LATEST_DAY - day) > DAYS_BACK) {
            return Optional.empty();
        }
        return of(topic, interest.latestDay().plusDays(day - LATEST_DAY))
                .filter(story -> story.id() == id && story.isThere(now))
                .findFirst();
    }

    private static LocalDate day(Instant instant) {
        return instant.atZone(ZoneOffset.UTC).toLocalDate();
    }

    private Stream<Story> of(int topic, LocalDate day) {
        double people = interest.people(topics.get(topic), day);
        int stories = (int) Math.min(MOST_A_DAY, people / PEOPLE_PER_STORY);
        return IntStream.range(0, stories).mapToObj(place -> story(topic, day, place));
    }

    private Story story(int topic, LocalDate day, int place) {
        long past = LATEST_DAY + day.toEpochDay() - interest.latestDay().toEpochDay();
        long id = (past * TOPICS + topic) * PLACES + place;
        var draws = ByteBuffer.wrap(seed.hash("hackernews/story", Long.toString(id)));
        var title = TITLES.get((int) (TITLES.size() * draw(draws, 0)));
        return new Story(
                id,
                title.formatted(topics.get(topic).title()),
                title.startsWith("Ask HN") ? null : "https://news.example/" + id,
                "sample" + (int) (300 * draw(draws, 1)),
                day.atStartOfDay()
                        .toInstant(ZoneOffset.UTC)
                        .plusSeconds((long) (86_400 * draw(draws, 2))),
                Math.min(3_000, Math.round(8 * Math.pow(1 - draw(draws, 3), -1.1))),
                draw(draws, 4) < 0.08);
    }

    private static double draw(ByteBuffer draws, int place) {
        return Integer.toUnsignedLong(draws.getInt(4 * place)) * 0x1.0p-32;
    }
}
