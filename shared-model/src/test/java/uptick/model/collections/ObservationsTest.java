package uptick.model.collections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import uptick.model.Rows;
import uptick.testing.database.TestDatabase;
import uptick.testing.database.WithDatabase;

@WithDatabase
@MicronautTest(startApplication = false, transactional = false)
class ObservationsTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00.654321Z");

    private final Observations observations;
    private final ObservationsWriter writer;
    private final Rows rows;

    ObservationsTest(Observations observations, ObservationsWriter writer, TestDatabase database) {
        this.observations = observations;
        this.writer = writer;
        this.rows = new Rows(database);
    }

    @Test
    void keepMetricsAndInstantsToTheMicrosecond() {
        var run = rows.run(NOON);
        var seen =
                observation(run, rows.topic(), NOON, NOON.plusNanos(1000), metrics(Long.MAX_VALUE));

        writer.append(List.of(seen));

        assertThat(observations.findByCollection(run))
                .singleElement()
                .usingRecursiveComparison()
                .ignoringFields("id")
                .isEqualTo(seen);
    }

    @Test
    void keepWhyNothingWasSeen() {
        var run = rows.run(NOON);
        var absences =
                Arrays.stream(ObservationState.values())
                        .filter(state -> state != ObservationState.OK)
                        .map(
                                state ->
                                        new Observation(
                                                null,
                                                run,
                                                rows.topic(),
                                                "youtube",
                                                NOON,
                                                state,
                                                "Because it is " + state.text() + ".",
                                                null,
                                                NOON))
                        .toList();

        writer.append(absences);

        assertThat(observations.findByCollection(run))
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("id")
                .containsExactlyInAnyOrderElementsOf(absences);
    }

    @Test
    void keepTheNumbersAloneAndReadThemByTheirSource() {
        var run = rows.run(NOON);
        writer.append(List.of(observation(run, rows.topic(), NOON, NOON, metrics(1))));
        rows.execute(
                """
                INSERT INTO observations (collection_id, topic_id, source, observed_at, state, metrics, recorded_at)
                VALUES ('%s', '%s', 'hacker_news', '%3$s', 'ok', '{"videos": [], "stories": [{"points": 1}]}', '%3$s')
                """
                        .formatted(run, rows.topic(), NOON));

        assertThat(
                        rows.texts(
                                "SELECT DISTINCT jsonb_object_keys(metrics) FROM observations WHERE source = 'youtube' AND collection_id = '%s'"
                                        .formatted(run)))
                .containsExactly("videos");
        assertThat(observations.findByCollection(run))
                .extracting(Observation::source, Observation::metrics)
                .containsExactlyInAnyOrder(
                        tuple("youtube", metrics(1)), tuple("hacker_news", new Metrics.Unread()));
    }

    @Test
    void keepWhatEachSourceShowsInItsOwnTerms() {
        var run = rows.run(NOON);
        var day = LocalDate.parse("2026-11-20");
        var shown =
                Map.of(
                        "reddit",
                        new RedditMetrics(
                                List.of(
                                        new RedditMetrics.Post(
                                                "t3_1skbyfv",
                                                "MMA",
                                                "größer ☃",
                                                "/r/MMA/comments/1skbyfv/x/",
                                                NOON,
                                                -3,
                                                0.81,
                                                495,
                                                true),
                                        new RedditMetrics.Post(
                                                null, "MMA", null, null, NOON, 0, null, 0, false)),
                                2),
                        "google_trends",
                        new GoogleTrendsMetrics("pizza", 67.0, List.of("pizza near me")),
                        "similarweb",
                        new SimilarwebMetrics(
                                "nike.com",
                                List.of(
                                        new SimilarwebMetrics.Month(
                                                day.withDayOfMonth(1), 1L << 40, 0.4, null)),
                                null),
                        "wikipedia",
                        new WikipediaMetrics("en.wikipedia", "AC/DC", day, 0));
        var seen =
                shown.entrySet().stream()
                        .map(
                                entry ->
                                        new Observation(
                                                null,
                                                run,
                                                rows.topic(),
                                                entry.getKey(),
                                                NOON,
                                                ObservationState.OK,
                                                null,
                                                entry.getValue(),
                                                NOON))
                        .toList();

        writer.append(seen);

        assertThat(observations.findByCollection(run))
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("id")
                .containsExactlyInAnyOrderElementsOf(seen);
    }

    @Test
    void keepASeriesWithAndWithoutMetrics() {
        var run = rows.run(NOON);
        var anchored =
                series(
                        new Series.Anchor("weather", 67.25),
                        new Series.Point(NOON, 0.1, false),
                        new Series.Point(NOON.plusSeconds(3600), 1e300, true));
        var seen =
                Stream.of(anchored, series(null), series(null, new Series.Point(NOON, 7, false)))
                        .map(
                                series ->
                                        new Observation(
                                                null,
                                                run,
                                                rows.topic(),
                                                "google_trends",
                                                NOON,
                                                ObservationState.OK,
                                                null,
                                                series.anchor() == null
                                                        ? null
                                                        : new GoogleTrendsMetrics(
                                                                "pizza", null, List.of()),
                                                series,
                                                NOON))
                        .toList();

        writer.append(seen);

        assertThat(observations.findByCollection(run))
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("id")
                .containsExactlyInAnyOrderElementsOf(seen);
    }

    private static Series series(Series.@Nullable Anchor anchor, Series.Point... points) {
        return new Series(
                List.of(points), "hour", "GB", NOON.minusSeconds(3600), NOON, anchor, NOON);
    }

    @Test
    void findTheNewestGoodOneBefore() {
        var topic = rows.topic();
        add(topic, NOON.minus(Duration.ofDays(2)), metrics(1));
        var yesterday = add(topic, NOON.minus(Duration.ofDays(1)), metrics(2));
        add(topic, NOON.minus(Duration.ofHours(1)), null);
        var run = add(topic, NOON, metrics(3));

        assertThat(observations.findPrevious(run, 0.5, 720))
                .extracting(Observation::collectionId)
                .containsExactly(yesterday);
    }

    @Test
    void lookNoNearerAndNoFartherThanTheyAreTold() {
        var topic = rows.topic();
        var before = add(topic, NOON.minus(Duration.ofHours(36)), metrics(1));
        var run = add(topic, NOON, metrics(3));

        assertThat(observations.findPrevious(run, 36, 36))
                .extracting(Observation::collectionId)
                .containsExactly(before);
        assertThat(observations.findPrevious(run, 36.001, 48)).isEmpty();
        assertThat(observations.findPrevious(run, 12, 35.999)).isEmpty();
    }

    @Test
    void areTheSameEachTimeWhereTwoWereSeenAtOnce() {
        var topic = rows.topic();
        add(topic, NOON.minus(Duration.ofDays(1)), metrics(1));
        var second = add(topic, NOON.minus(Duration.ofDays(1)), metrics(2));
        var run = add(topic, NOON, metrics(3));

        assertThat(observations.findPrevious(run, 12, 48))
                .extracting(Observation::collectionId)
                .containsExactly(second);
    }

    @Test
    void neverSeeWhatBecameKnownLater() {
        var topic = rows.topic();
        var known = add(topic, NOON.minus(Duration.ofDays(2)), metrics(1));
        var run = add(topic, NOON, metrics(3));
        // Seen before the run's own, and known only after it, or at the same instant.
        append(topic, NOON.minus(Duration.ofDays(1)), NOON.plusSeconds(1), metrics(2));
        append(topic, NOON.minus(Duration.ofHours(1)), NOON, metrics(2));

        assertThat(observations.findPrevious(run, 0.5, 720))
                .extracting(Observation::collectionId)
                .containsExactly(known);
    }

    @Test
    void keepTopicsAndSourcesApart() {
        var topic = rows.topic();
        add(rows.topic(), NOON.minus(Duration.ofDays(1)), metrics(1));
        rows.execute(
                """
                INSERT INTO observations (collection_id, topic_id, source, observed_at, state, metrics, recorded_at)
                VALUES ('%s', '%s', 'reddit', '%3$s', 'ok', '{}', '%3$s')
                """
                        .formatted(rows.run(NOON), topic, NOON.minus(Duration.ofDays(1))));
        var run = add(topic, NOON, metrics(3));

        assertThat(observations.findPrevious(run, 0.5, 720)).isEmpty();
    }

    @Test
    void areNewsWhereTheAnswerBeforeHadNotSaidTheSame() {
        var topic = rows.topic();
        add(topic, NOON, metrics(1));
        add(topic, NOON.plusSeconds(1), metrics(1));
        add(topic, NOON.plusSeconds(2), null);
        add(topic, NOON.plusSeconds(3), metrics(1));
        addEmpty(topic, NOON.plusSeconds(4));
        add(topic, NOON.plusSeconds(5), metrics(1));
        add(topic, NOON.plusSeconds(6), metrics(2));

        assertThat(
                        rows.texts(
                                "SELECT is_news FROM observations WHERE topic_id = '%s' ORDER BY observed_at"
                                        .formatted(topic)))
                .containsExactly("t", "f", null, "f", "f", "t", "t");
    }

    @Test
    void areNewsByTheirPointsWhereTheyAreASeriesAlone() {
        var topic = rows.topic();
        for (var value : List.of(1.0, 1.0, 2.0)) {
            writer.append(List.of(series(topic, value)));
        }

        assertThat(
                        rows.texts(
                                "SELECT is_news FROM observations WHERE topic_id = '%s' ORDER BY id"
                                        .formatted(topic)))
                .containsExactly("t", "f", "t");
    }

    @Test
    void areDoubtedByTheNewestAnswerHoweverOftenTheSourceWasNotAskedSince() {
        var seen = rows.topic();
        add(seen, NOON, metrics(1));
        add(seen, NOON.plusSeconds(1), null);
        var empty = rows.topic();
        add(empty, NOON, metrics(1));
        addEmpty(empty, NOON.plusSeconds(1));
        var own = rows.topic();
        var run = add(own, NOON.plusSeconds(2), metrics(1));

        assertThat(
                        observations.findSeenBefore(
                                run,
                                "youtube",
                                Stream.of(seen, empty, own).map(UUID::toString).toList()))
                .containsExactly(seen);
    }

    @Test
    void areWrittenOnceOfTopicsThatAreNotAskedFor() {
        var run = rows.run(NOON);
        var there = rows.topic();
        var missing = rows.topic();
        writer.append(List.of(observation(run, there, NOON, NOON, metrics(1))));

        var written =
                writer.appendSkipped(
                        run,
                        "youtube",
                        ObservationState.QUOTA,
                        Stream.of(there, missing, new UUID(0, 0)).map(UUID::toString).toList(),
                        List.of("One.", "Two, {\"quoted\" \\ NULL}", "Three."),
                        NOON);

        assertThat(written).isOne();
        assertThat(
                        rows.texts(
                                "SELECT state || ' ' || reason FROM observations WHERE topic_id = '%s' AND is_news IS NULL"
                                        .formatted(missing)))
                .containsExactly("quota Two, {\"quoted\" \\ NULL}");
    }

    private UUID addEmpty(UUID topic, Instant at) {
        var run = rows.run(at);
        writer.append(
                List.of(
                        new Observation(
                                null,
                                run,
                                topic,
                                "youtube",
                                at,
                                ObservationState.EMPTY,
                                "Nothing.",
                                null,
                                at)));
        return run;
    }

    /* Of a window of its own each time. */
    private Observation series(UUID topic, double value) {
        var at = NOON.plusSeconds(rows.texts("SELECT id FROM data_collections").size());
        return new Observation(
                null,
                rows.run(at),
                topic,
                "google_trends",
                at,
                ObservationState.OK,
                null,
                null,
                new Series(
                        List.of(new Series.Point(NOON, value, false)),
                        "day",
                        null,
                        NOON.minusSeconds(1),
                        at.plusSeconds(1),
                        null,
                        at),
                at);
    }

    private UUID add(UUID topic, Instant at, @Nullable YoutubeMetrics metrics) {
        return append(topic, at, at, metrics);
    }

    private UUID append(
            UUID topic, Instant observedAt, Instant recordedAt, @Nullable YoutubeMetrics metrics) {
        var run = rows.run(observedAt);
        writer.append(List.of(observation(run, topic, observedAt, recordedAt, metrics)));
        return run;
    }

    private static Observation observation(
            UUID run,
            UUID topic,
            Instant observedAt,
            Instant recordedAt,
            @Nullable YoutubeMetrics metrics) {
        return new Observation(
                null,
                run,
                topic,
                "youtube",
                observedAt,
                metrics == null ? ObservationState.FAILED : ObservationState.OK,
                metrics == null ? "The call failed." : null,
                metrics,
                recordedAt);
    }

    private static YoutubeMetrics metrics(long views) {
        return new YoutubeMetrics(
                List.of(
                        new YoutubeMetrics.Video(
                                "a",
                                "Größer ☃ \"quoted\"",
                                "c",
                                "Channel",
                                NOON.minusSeconds(90),
                                views,
                                12L,
                                0L),
                        new YoutubeMetrics.Video(
                                "b", "Hidden", "c", "Channel", NOON, 0, null, null)));
    }
}
