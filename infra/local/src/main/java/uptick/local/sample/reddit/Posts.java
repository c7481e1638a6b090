package uptick.local.sample.reddit;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import uptick.local.sample.interest.Interest;
import uptick.local.sample.seed.Seed;
import uptick.local.sample.topic.SampleTopic;

/// All posts about the topics: one for every so many people who turn to one on a day.
///
/// A post's id says its day, its topic and which one of the day's it is, so that it is found without a list of all.
final class Posts {

    private static final double PEOPLE_PER_POST = 200;
    private static final int MOST_A_DAY = 400;
    private static final int DAYS_BACK = 400;

    /* A week of every topic's: what searches of two mornings have in common. */
    private static final int DAYS_KEPT = 512;

    private static final int PLACES = 512;
    private static final int TOPICS = 64;
    /* So that ids grow from day to day, as Reddit's do. */
    private static final int LATEST_DAY = 20_000;

    private static final List<String> TITLES =
            List.of(
                    "%s",
                    "%s: what do you think?",
                    "Everything we know about %s so far",
                    "[Discussion] %s",
                    "Am I the only one who is tired of hearing about %s?",
                    "%s & what comes next",
                    "This %s story is <em>everywhere</em>",
                    "TIL something about %s");

    private final Interest interest;
    private final Seed seed;
    private final List<SampleTopic> topics;
    private final Map<Day, List<Post>> latest =
            Collections.synchronizedMap(
                    new LinkedHashMap<>() {
                        private static final long serialVersionUID = 1L;

                        @Override
                        protected boolean removeEldestEntry(Map.Entry<Day, List<Post>> eldest) {
                            return size() > DAYS_KEPT;
                        }
                    });

    Posts(Interest interest, Seed seed) {
        this.interest = interest;
        this.seed = seed;
        this.topics = interest.topics();
        if (topics.size() > TOPICS) {
            throw new IllegalArgumentException("more topics than ids tell apart");
        }
    }

    /// The posts about topics that were made from an instant on and are there, oldest day first.
    Stream<Post> about(List<SampleTopic> some, Instant from, Instant now) {
        var earliest = interest.latestDay().minusDays(DAYS_BACK);
        var day = from.atZone(ZoneOffset.UTC).toLocalDate();
        var first = day.isBefore(earliest) ? earliest : day;
        var after = now.atZone(ZoneOffset.UTC).toLocalDate().plusDays(1);
        return first.isBefore(after)
                ? first.datesUntil(after)
                        .flatMap(
                                one ->
                                        some.stream()
                                                .map(topics::indexOf)
                                                .flatMap(topic -> of(topic, one)))
                        .filter(post -> !post.postedAt().isBefore(from) && post.isThere(now))
                : Stream.empty();
    }

    /// The topics that a subreddit is about; all for `popular` and `all`, none where there is no such subreddit.
    List<SampleTopic> topicsOf(String subreddit) {
        var name = subreddit.toLowerCase(Locale.ROOT);
        return name.equals("popular") || name.equals("all")
                ? topics
                : topics.stream()
                        .filter(topic -> topic.subreddit().toLowerCase(Locale.ROOT).equals(name))
                        .toList();
    }

    /// The two posts that are pinned in a subreddit; none in `popular` and `all`, which are none.
    List<Post> pinned(String subreddit, Instant now) {
        if (topicsOf(subreddit).size() == topics.size()) {
            return List.of();
        }
        var postedAt =
                now.atZone(ZoneOffset.UTC)
                        .toLocalDate()
                        .minusDays(7)
                        .atStartOfDay()
                        .toInstant(ZoneOffset.UTC);
        return IntStream.range(0, 2)
                .mapToObj(
                        place ->
                                new Post(
                                        Long.toString(1_000_000L + place, 36),
                                        subreddit,
                                        place == 0 ? "Rules of this place" : "Weekly thread",
                                        "AutoModerator",
                                        postedAt,
                                        40L + place,
                                        12,
                                        0.9,
                                        false,
                                        true,
                                        null,
                                        "moderator"))
                .toList();
    }

    /// A post by its id, deleted or not; none that is not there yet.
    Optional<Post> find(String id, Instant now) {
        if (!id.matches("[a-z0-9]{1,10}")) {
            return Optional.empty();
        }
        long number = Long.parseLong(id, 36);
        long day = number / PLACES / TOPICS;
        int topic = (int) (number / PLACES % TOPICS);
        if (topic >= topics.size() || Math.abs(LATEST_DAY - day) > DAYS_BACK) {
            return Optional.empty();
        }
        return of(topic, interest.latestDay().plusDays(day - LATEST_DAY))
                .filter(post -> post.id().equals(id) && post.isThere(now))
                .findFirst();
    }

    private Stream<Post> of(int topic, LocalDate day) {
        var key = new Day(topic, day);
        var present = latest.get(key);
        if (present == null) {
            present = made(topic, day);
            latest.put(key, present);
        }
        return present.stream();
    }

    private List<Post> made(int topic, LocalDate day) {
        double people = interest.people(topics.get(topic), day);
        long posts = Math.min(MOST_A_DAY, Math.max(1, Math.round(people / PEOPLE_PER_POST)));
        var made = new ArrayList<Post>();
        for (int place = 0; place < posts; place++) {
            made.add(post(topic, day, place));
        }
        return made;
    }

    private Post post(int topic, LocalDate day, int place) {
        long past = LATEST_DAY + day.toEpochDay() - interest.latestDay().toEpochDay();
        var id = Long.toString((past * TOPICS + topic) * PLACES + place, 36);
        var draws = new Draws(ByteBuffer.wrap(seed.hash("reddit/post", id)));
        var about = topics.get(topic);
        var postedAt =
                day.atStartOfDay()
                        .toInstant(ZoneOffset.UTC)
                        .plusSeconds((long) (86_400 * draws.at(0)));
        long score = Math.min(60_000, Math.round(4 * Math.pow(1 - draws.at(1), -1.1)));
        return new Post(
                id,
                about.subreddit(),
                TITLES.get((int) (TITLES.size() * draws.at(2))).formatted(about.title()),
                "sample-" + (int) (500 * draws.at(3)),
                postedAt,
                score,
                Math.round(score * (0.05 + draws.at(4) / 2)),
                Math.round(60 + 39 * draws.at(4)) / 100d,
                draws.at(5) < 0.03,
                false,
                draws.at(6) < 0.05
                        ? postedAt.plus(Duration.ofMinutes(30 + (long) (2_850 * draws.at(7))))
                        : null,
                draws.at(7) < 0.5 ? "moderator" : "deleted");
    }

    private record Day(int topic, LocalDate day) {}

    /// Eight draws from [0, 1).
    private record Draws(ByteBuffer bytes) {

        double at(int place) {
            return Integer.toUnsignedLong(bytes.getInt(4 * place)) * 0x1.0p-32;
        }
    }
}
