package uptick.trends;

import static org.assertj.core.api.Assertions.assertThat;
import static uptick.trends.CollectedRows.video;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

import io.micronaut.context.annotation.Property;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import uptick.model.collections.Observation;
import uptick.model.collections.ObservationState;
import uptick.model.collections.ObservationsWriter;
import uptick.model.collections.Series;
import uptick.testing.database.TestDatabase;
import uptick.testing.database.WithDatabase;

@WithDatabase
@MicronautTest(startApplication = false, transactional = false)
@Property(name = "uptick.transaction.assume-role", value = "true")
@Property(name = "uptick.standing-clock", value = "true")
@Property(name = "datasources.default.maximum-pool-size", value = "8")
class ResolveOutcomesTest {

    private static final Instant FLAGGED = StandingClock.FIRST;

    private final ScoreCollections scoreCollections;
    private final ResolveOutcomes resolveOutcomes;
    private final CollectedRows collected;
    private final Sql sql;
    private final StandingClock clock;
    private UUID topic = new UUID(0, 0);

    ResolveOutcomesTest(
            ScoreCollections scoreCollections,
            ResolveOutcomes resolveOutcomes,
            ObservationsWriter observations,
            TestDatabase database,
            StandingClock clock) {
        this.scoreCollections = scoreCollections;
        this.resolveOutcomes = resolveOutcomes;
        this.collected = CollectedRows.in(database, observations);
        this.sql = collected.sql();
        this.clock = clock;
    }

    @BeforeEach
    void nothingIsCollected() throws SQLException {
        sql.forgetCollections();
        clock.standAt(FLAGGED);
        topic = collected.topic("A topic of " + UUID.randomUUID());
    }

    @Test
    void freezesABaselineForEachHorizonWithTheScore() throws SQLException {
        collectViews(FLAGGED, _ -> 100);

        assertThat(scoreCollections.score()).isOne();

        assertThat(outcomes()).containsExactly("1 100 100 - -", "7 100 100 - -", "28 100 100 - -");
        assertThat(resolveOutcomes.resolve()).isZero();
    }

    @Test
    void decidesByWhatALaterCollectionShowsOfTheDay() throws SQLException {
        var flaggedDay = day(FLAGGED) - 1;
        collectViews(FLAGGED, _ -> 100);
        scoreCollections.score();

        // Still high a day later, usual after a week, and just enough after four.
        live(
                FLAGGED.plus(Duration.ofDays(40)),
                day -> day == flaggedDay + 1 ? 130 : day == flaggedDay + 28 ? 120 : 100);

        assertThat(resolveOutcomes.resolve()).isEqualTo(3);
        assertThat(outcomesOfFirst())
                .containsExactly("1 100 100 130 t", "7 100 100 100 f", "28 100 100 120 t");
        assertThat(resolveOutcomes.resolve()).isZero();
    }

    @Test
    void takesASeriesForWhatItIsWhoseBaselineIsThatOfAMomentum() throws SQLException {
        collectViews(FLAGGED, _ -> 50);
        scoreCollections.score();

        live(FLAGGED.plus(Duration.ofDays(40)), _ -> 50);

        assertThat(resolveOutcomes.resolve()).isGreaterThanOrEqualTo(3);
        assertThat(outcomesOfFirst())
                .containsExactly("1 50 50 50 f", "7 50 50 50 f", "28 50 50 50 f");
    }

    @Test
    void waitsForACollectionThatShowsTheDay() throws SQLException {
        collectViews(FLAGGED, _ -> 100);
        scoreCollections.score();

        clock.standAt(FLAGGED.plus(Duration.ofDays(3)));
        assertThat(resolveOutcomes.resolve()).isZero();
        live(FLAGGED.plus(Duration.ofDays(3)), _ -> 100);

        assertThat(resolveOutcomes.resolve()).isOne();
        assertThat(outcomesOfFirst()).first().isEqualTo("1 100 100 100 f");
    }

    @Test
    void saysThatWhatNobodyCollectedCannotBeKnown() throws SQLException {
        collectViews(FLAGGED, _ -> 100);
        scoreCollections.score();

        clock.standAt(FLAGGED.plus(Duration.ofDays(60)));

        assertThat(resolveOutcomes.resolve()).isEqualTo(3);
        assertThat(
                        sql.rows(
                                "SELECT DISTINCT is_hit, signal_at_horizon, reason FROM trend_outcomes"))
                .singleElement()
                .satisfies(
                        row ->
                                assertThat(row)
                                        .containsEntry("is_hit", null)
                                        .containsEntry(
                                                "reason",
                                                "No later collection shows what became of it."));
    }

    @Test
    void measuresByTheMomentumWhereThereIsNoSeriesOfInterest() throws SQLException {
        collectVideo(FLAGGED, 3_000_000);
        scoreCollections.score();
        assertThat(sql.rows("SELECT DISTINCT baseline FROM trend_outcomes"))
                .singleElement()
                .satisfies(row -> assertThat(row).containsEntry("baseline", 50.0));

        var later = FLAGGED.plus(Duration.ofDays(7));
        clock.standAt(later);
        collectVideo(later, 30_000_000);
        scoreCollections.score();

        assertThat(resolveOutcomes.resolve()).isGreaterThanOrEqualTo(1);
        assertThat(
                        sql.rows(
                                """
                                SELECT outcome.is_hit, outcome.signal_at_horizon = later.momentum_score AS is_later
                                FROM trend_outcomes AS outcome
                                JOIN trends AS flagged ON flagged.id = outcome.trend_id
                                JOIN trends AS later ON later.topic_id = flagged.topic_id AND later.observed_at > flagged.observed_at
                                WHERE outcome.horizon_days = 7
                                """))
                .singleElement()
                .satisfies(
                        row ->
                                assertThat(row)
                                        .containsEntry("is_hit", true)
                                        .containsEntry("is_later", true));
    }

    @Test
    void decidesOnceWhateverNumberOfWorkersLookAtOnce() throws Exception {
        for (var n = 0; n < 40; n++) {
            topic = collected.topic("Topic " + UUID.randomUUID());
            collectViews(FLAGGED.minusSeconds(n), _ -> 100);
        }
        scoreCollections.score();
        clock.standAt(FLAGGED.plus(Duration.ofDays(60)));

        Callable<Integer> worker = resolveOutcomes::resolve;
        var decided = 0;
        try (var threads = Executors.newFixedThreadPool(6)) {
            List<Future<Integer>> answers =
                    IntStream.range(0, 6).mapToObj(_ -> threads.submit(worker)).toList();
            for (var answer : answers) {
                decided += answer.get();
            }
        }

        assertThat(decided).isEqualTo(40 * 3);
    }

    private void live(Instant at, IntToDoubleFunction viewsOfDay) throws SQLException {
        clock.standAt(at);
        collectViews(at, viewsOfDay);
        scoreCollections.score();
    }

    /* Page views of half a year, up to the day before, by the day's number since 1970. */
    private void collectViews(Instant at, IntToDoubleFunction viewsOfDay) throws SQLException {
        var run = collected.completed(at);
        var first = day(at) - 180;
        var points =
                IntStream.range(0, 180)
                        .mapToObj(
                                n ->
                                        new Series.Point(
                                                Instant.EPOCH.plus(Duration.ofDays(first + n)),
                                                viewsOfDay.applyAsDouble(
                                                        Math.toIntExact(first + n)),
                                                false))
                        .toList();
        collected
                .observations()
                .append(
                        List.of(
                                new Observation(
                                        null,
                                        run,
                                        topic,
                                        "wikipedia",
                                        at,
                                        ObservationState.OK,
                                        null,
                                        null,
                                        new Series(
                                                points,
                                                "day",
                                                null,
                                                points.getFirst().at(),
                                                at,
                                                null,
                                                at),
                                        at)));
    }

    private void collectVideo(Instant at, long views) throws SQLException {
        var run = collected.completed(at);
        collected.seen(run, topic, at, video("v", views, 100L, at.minus(Duration.ofHours(20))));
    }

    private static long day(Instant at) {
        return Instant.EPOCH.until(at, ChronoUnit.DAYS);
    }

    private List<String> outcomes() throws SQLException {
        return texts("SELECT %s FROM trend_outcomes AS outcome ORDER BY horizon_days");
    }

    /* Of the trend that was flagged first. */
    private List<String> outcomesOfFirst() throws SQLException {
        return texts(
                """
                SELECT %s FROM trend_outcomes AS outcome
                WHERE trend_id = (SELECT id FROM trends ORDER BY observed_at LIMIT 1)
                ORDER BY horizon_days
                """);
    }

    private List<String> texts(String query) throws SQLException {
        return sql
                .rows(
                        query.formatted(
                                "concat_ws(' ', horizon_days, signal, baseline, coalesce(signal_at_horizon::text, '-'), coalesce(is_hit::text, '-')) AS text"))
                .stream()
                .map(
                        row ->
                                String.valueOf(row.get("text"))
                                        .replace(" true", " t")
                                        .replace(" false", " f"))
                .toList();
    }
}
