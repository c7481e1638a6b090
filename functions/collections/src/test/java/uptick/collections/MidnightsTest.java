package uptick.collections;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import uptick.collections.run.StartRun.Started;
import uptick.model.quota.QuotaLimit;

/// Runs over a provider's midnight, wherever it is and whatever the clocks do there, by a clock of our own that jumps: each
/// call is counted on the provider's day on which it was sent, and a morning stays one run.
///
/// Forty runs; `-Duptick.full=true` a thousand. Each instant of each zone is in one day: see `QuotaDaysTest` of the model.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MidnightsTest {

    private static final int RUNS = Boolean.getBoolean("uptick.full") ? 1_000 : 40;
    private static final long SEED = 20281029;
    private static final int SECONDS_BEFORE = 150;
    private static final int MOST_DAYS = 3_000;
    private static final Duration APART = Duration.ofHours(1);

    /* Days on which the clocks change, leap days, ends of years. */
    private static final List<String> DAYS =
            List.of(
                    "America/Los_Angeles 2027-03-13",
                    "America/Los_Angeles 2027-03-14",
                    "America/Los_Angeles 2027-11-06",
                    "America/Los_Angeles 2027-11-07",
                    "America/Los_Angeles 2028-02-28",
                    "America/Los_Angeles 2028-02-29",
                    "Europe/London 2027-03-27",
                    "Europe/London 2027-10-31",
                    "Africa/Cairo 2027-04-29",
                    "Asia/Beirut 2027-10-30",
                    "Australia/Lord_Howe 2027-04-03",
                    "America/Santiago 2027-09-04",
                    "Asia/Kathmandu 2027-12-31",
                    "Pacific/Kiritimati 2028-02-29",
                    "UTC 2028-12-31");

    private final Mornings mornings = new Mornings(10, Duration.ofSeconds(10));
    private final Collecting collecting = mornings.collecting();

    @AfterAll
    void stop() {
        mornings.close();
    }

    @Test
    void areKeptByEveryCall() {
        // Slow enough that workers wait for their turns over a midnight.
        collecting
                .rows()
                .execute(
                        "UPDATE api_quota_limits SET requests_per_minute = 2 WHERE api_name = 'hacker_news'");
        var random = new Random(SEED);
        var overMidnight = 0;
        var midnights = midnights(random);
        assertThat(midnights).hasSizeGreaterThan(RUNS);
        for (var midnight : midnights.subList(0, RUNS)) {
            var limit = limit(midnight.zone());
            var start = midnight.at().minusSeconds(random.nextInt(SECONDS_BEFORE));
            collecting
                    .rows()
                    .execute(
                            "UPDATE api_quota_limits SET reset_time_zone = '%s' WHERE api_name = 'hacker_news'"
                                    .formatted(midnight.zone()));
            mornings.aMorning(start);
            collecting
                    .crashes()
                    .run(
                            "ASK_OVER",
                            1 + random.nextInt(Mornings.TOPICS),
                            () ->
                                    collecting
                                            .clock()
                                            .advance(Duration.ofSeconds(random.nextInt(-20, 180))));
            var before = counted();

            collecting.start(start);
            collecting.work();

            var sent =
                    mornings.askedAt().stream()
                            .collect(
                                    Collectors.groupingBy(
                                            limit::dayAt,
                                            TreeMap::new,
                                            Collectors.summingInt(_ -> 1)));
            assertThat(since(before)).as("%s from %s", midnight, start).isEqualTo(sent);
            mornings.assertTheRunIsWhole();
            assertThat(collecting.start(start)).isInstanceOf(Started.Before.class);
            overMidnight += sent.size() - 1;
        }
        assertThat(overMidnight).as("runs over a midnight").isGreaterThan(RUNS / 4);
    }

    /* In the order of time, and so far from each other that no run begins before the one before is over. */
    private static List<Midnight> midnights(Random random) {
        var candidates =
                IntStream.range(0, 4 * RUNS)
                        .mapToObj(n -> midnight(DAYS.get(n % DAYS.size()), random))
                        .sorted(Comparator.comparing(Midnight::at))
                        .toList();
        var apart = new ArrayList<Midnight>();
        for (var midnight : candidates) {
            if (apart.isEmpty() || apart.getLast().at().plus(APART).isBefore(midnight.at())) {
                apart.add(midnight);
            }
        }
        return apart;
    }

    /* Of that very day, or of any within some years. */
    private static Midnight midnight(String zoneAndDay, Random random) {
        var zone = zoneAndDay.split(" ")[0];
        var day =
                LocalDate.parse(zoneAndDay.split(" ")[1])
                        .plusDays(random.nextBoolean() ? 0 : random.nextInt(MOST_DAYS));
        return new Midnight(zone, day.plusDays(1).atStartOfDay(ZoneId.of(zone)).toInstant());
    }

    private static QuotaLimit limit(String zone) {
        return new QuotaLimit("hacker_news", 1, zone, Map.of(), 0, null, null);
    }

    private Map<LocalDate, Integer> counted() {
        return collecting
                .rows()
                .all(
                        "SELECT date || ' ' || units_used + units_reserved FROM api_quota_usage WHERE api_name = 'hacker_news'")
                .stream()
                .map(row -> row.split(" "))
                .collect(
                        Collectors.toMap(
                                row -> LocalDate.parse(row[0]), row -> Integer.valueOf(row[1])));
    }

    private Map<LocalDate, Integer> since(Map<LocalDate, Integer> before) {
        var since = new TreeMap<LocalDate, Integer>();
        counted()
                .forEach(
                        (day, units) -> {
                            var more = units - before.getOrDefault(day, 0);
                            if (more != 0) {
                                since.put(day, more);
                            }
                        });
        return since;
    }

    private record Midnight(String zone, Instant at) {}
}
