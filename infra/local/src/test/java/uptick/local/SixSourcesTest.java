package uptick.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import uptick.local.sample.provider.Fault;
import uptick.local.sample.provider.Reply;
import uptick.local.sample.provider.ReplyLedger.Entry;

/// Three mornings of the sample world, on the second of which SimilarWeb fails: what is in the rows, against what the
/// providers say they served.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SixSourcesTest {

    private static final int MORNINGS = 3;
    private static final String OF_RUNS =
            " FROM observations JOIN data_collections AS run ON run.id = collection_id";

    private final Path home = TestHouse.newFolder();
    private final TestHouse house = TestHouse.open(TestHouse.on(home, MORNINGS));
    private final Instant latest = house.world().calendar().latestMorning();
    private final Instant bad = latest.minus(Duration.ofDays(1));
    private final int topics = house.world().topics().size();

    @BeforeAll
    void liveThreeMornings() {
        house.providers()
                .similarweb()
                .faults()
                .during(
                        bad,
                        bad.plus(Duration.ofHours(3)),
                        1,
                        new Fault.Refusal(Reply.of(500, Reply.JSON, "{}", 0)));
        house.collect();
    }

    @AfterAll
    void stop() {
        house.close();
        TestHouse.delete(home);
    }

    @Test
    void observesEveryTopicAtEachSourceOnceAMorning() {
        var all = String.valueOf(MORNINGS * topics);

        assertThat(
                        house.rows(
                                "SELECT source, count(*), count(DISTINCT (collection_id, topic_id)) FROM observations "
                                        + "GROUP BY source ORDER BY source"))
                .containsExactly(
                        List.of("google_trends", all, all),
                        List.of("reddit", all, all),
                        List.of("similarweb", all, all),
                        List.of("wikipedia", all, all),
                        List.of("youtube", all, all));
    }

    @Test
    void asksNothingTwice() {
        house.providers()
                .ledgers()
                .forEach(
                        (source, ledger) ->
                                assertThat(
                                                ledger.entries().stream()
                                                        .filter(entry -> entry.status() == 200)
                                                        .map(
                                                                entry ->
                                                                        day(entry)
                                                                                + " "
                                                                                + entry.request()))
                                        .as(source)
                                        .doesNotHaveDuplicates());
    }

    @Test
    void booksWhatTheProvidersServed() {
        var served = new TreeMap<String, Long>();
        house.providers()
                .ledgers()
                .forEach(
                        (source, ledger) ->
                                served.put(
                                        source,
                                        // a credit for each of three months
                                        (source.equals("similarweb") ? 3L : 1L)
                                                * ledger.entries().size()));
        served.values().removeIf(requests -> requests == 0);

        assertThat(served)
                .containsKeys("youtube", "reddit", "google_trends", "similarweb", "wikipedia")
                .isEqualTo(
                        house
                                .rows(
                                        "SELECT api_name, sum(units_used + units_reserved) FROM api_quota_usage GROUP BY api_name")
                                .stream()
                                .collect(
                                        Collectors.toMap(
                                                row -> String.valueOf(row.getFirst()),
                                                row ->
                                                        Long.valueOf(
                                                                String.valueOf(row.getLast())))));
    }

    @Test
    void keepsNoPostThatRedditDidNotServe() {
        var seen =
                seen(
                        "post ->> 'name'",
                        ", jsonb_array_elements(metrics -> 'posts') AS post",
                        "reddit");

        assertThat(seen).hasSizeGreaterThan(MORNINGS * topics);
        assertThat(served("reddit")).containsAll(seen);
    }

    @Test
    void keepsNoVideoThatYoutubeDidNotServe() {
        var seen =
                seen(
                        "video ->> 'id'",
                        ", jsonb_array_elements(metrics -> 'videos') AS video",
                        "youtube");

        assertThat(seen).hasSizeGreaterThan(MORNINGS * 10);
        assertThat(served("youtube")).containsAll(seen);
    }

    @Test
    void keepsEveryDayThatWikipediaCountedAndNoOther() {
        var seen =
                seen(
                        "metrics ->> 'article' || '/' || left(point ->> 'at', 10)",
                        ", jsonb_array_elements(series -> 'points') AS point",
                        "wikipedia");

        assertThat(seen).hasSizeGreaterThan(100 * topics).isEqualTo(served("wikipedia"));
    }

    @Test
    void keepsEveryTermThatGoogleWasAskedForBesideItsAnchor() {
        var seen = seen("metrics ->> 'term'", "", "google_trends");
        for (var back = 0; back < MORNINGS; back++) {
            seen.add(day(latest.minus(Duration.ofDays(back))) + " weather");
        }

        assertThat(seen).isEqualTo(served("google_trends"));
        assertThat(
                        house.rows(
                                "SELECT DISTINCT series -> 'anchor' ->> 'term', series ->> 'geo', jsonb_array_length(series -> 'points'), "
                                        + "series -> 'points' -> -1 ->> 'partial', series -> 'points' -> -2 ->> 'partial' "
                                        + "FROM observations WHERE source = 'google_trends'"))
                .containsExactly(List.of("weather", "GB", "180", "true", "false"));
    }

    @Test
    void keepsEveryMonthThatSimilarwebEstimatedAndNoOther() {
        var seen =
                seen(
                        "metrics ->> 'domain' || '/' || left(month ->> 'month', 7)",
                        ", jsonb_array_elements(metrics -> 'months') AS month",
                        "similarweb");

        assertThat(seen).isNotEmpty().isEqualTo(served("similarweb"));
    }

    @Test
    void showsTheGapOfAMorningWithItsReasonAndTheOthersRows() {
        var resting =
                "It failed 5 times in a row and is left alone for a while; "
                        + "the last time: SimilarWeb answered with status 500.";
        var onIt = " AND scheduled_for = '" + bad + "' ";

        assertThat(
                        house.rows(
                                "SELECT scheduled_for = '"
                                        + bad
                                        + "', status, jsonb_array_length(errors), errors -> 0 ->> 'source', errors -> 0 ->> 'reason' "
                                        + "FROM data_collections WHERE errors IS NOT NULL"))
                .containsExactly(List.of("t", "completed", "1", "similarweb", resting));
        assertThat(
                        house.rows(
                                "SELECT DISTINCT source"
                                        + OF_RUNS
                                        + " WHERE state = 'ok'"
                                        + onIt
                                        + "ORDER BY source"))
                .containsExactly(
                        List.of("google_trends"),
                        List.of("reddit"),
                        List.of("wikipedia"),
                        List.of("youtube"));
        assertThat(
                        house.rows(
                                "SELECT DISTINCT state, observations.reason"
                                        + OF_RUNS
                                        + " WHERE source = 'similarweb'"
                                        + onIt
                                        + "ORDER BY state"))
                .containsExactly(
                        List.of("failed", "SimilarWeb answered with status 500."),
                        List.of("not_asked", resting),
                        List.of("unsupported", "None of its names is that of a web site."));
        assertThat(house.printed())
                .contains("  not collected on " + bad + " from similarweb: " + resting);
    }

    /* `day what` of everything that the rows of a source hold. */
    private Set<String> seen(String what, String of, String source) {
        return house
                .rows(
                        "SELECT (scheduled_for AT TIME ZONE 'UTC')::date, "
                                + what
                                + OF_RUNS
                                + of
                                + " WHERE state = 'ok' AND source = '"
                                + source
                                + "'")
                .stream()
                .map(row -> row.getFirst() + " " + row.getLast())
                .collect(Collectors.toCollection(HashSet::new));
    }

    /* `day what` of everything that the source says it served. */
    private Set<String> served(String source) {
        return Objects.requireNonNull(house.providers().ledgers().get(source)).entries().stream()
                .flatMap(entry -> entry.ids().stream().map(id -> day(entry) + " " + id))
                .collect(Collectors.toSet());
    }

    private static LocalDate day(Entry entry) {
        return day(entry.at());
    }

    private static LocalDate day(Instant instant) {
        return instant.atZone(ZoneOffset.UTC).toLocalDate();
    }
}
