package uptick.trends;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static uptick.trends.CollectedRows.video;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import io.micronaut.context.annotation.Property;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import uptick.model.collections.ObservationState;
import uptick.model.collections.ObservationsWriter;
import uptick.testing.database.TestDatabase;
import uptick.testing.database.WithDatabase;

@WithDatabase
@MicronautTest(startApplication = false, transactional = false)
@Property(name = "uptick.transaction.assume-role", value = "true")
@Property(name = "uptick.standing-clock", value = "true")
@Property(name = "datasources.default.maximum-pool-size", value = "8")
class ScoreCollectionsTest {

    private static final Instant NOW = StandingClock.FIRST;
    private static final Instant STARTED = NOW.minus(Duration.ofMinutes(10));
    private static final int WORKERS = 8;

    private final ScoreCollections scoreCollections;
    private final CollectedRows collected;
    private final Sql sql;
    private final StandingClock clock;

    ScoreCollectionsTest(
            ScoreCollections scoreCollections,
            ObservationsWriter observations,
            TestDatabase database,
            StandingClock clock) {
        this.scoreCollections = scoreCollections;
        this.collected = CollectedRows.in(database, observations);
        this.sql = collected.sql();
        this.clock = clock;
    }

    @BeforeEach
    void nothingIsCollected() throws SQLException {
        sql.forgetCollections();
        clock.standAt(NOW);
    }

    @Test
    void writesWhatYoutubeShowedOfATopicAndItsScores() throws SQLException {
        var run = collected.completed(STARTED);
        var topic = collected.topic("iPhone X \uD83D\uDCF1 <b>launch</b>");
        collected.seen(
                run,
                topic,
                STARTED,
                video("most-viewed", 3_000_000_000L, null, STARTED.minus(Duration.ofDays(2))),
                video("liked", 2_000, 70L, STARTED.minus(Duration.ofDays(1))),
                video("liked-too", 1_000, 30L, STARTED.minus(Duration.ofDays(3))));

        assertThat(scoreCollections.score()).isEqualTo(1);

        var row = sql.rows("SELECT * FROM trends").getFirst();
        assertThat(row)
                .containsEntry("title", "iPhone X \uD83D\uDCF1 <b>launch</b>")
                .containsEntry("collection_id", run)
                .containsEntry("topic_id", topic)
                .containsEntry("youtube_views", 3_000_003_000L)
                .containsEntry("youtube_likes", 100L)
                .containsEntry("youtube_channel", "Channel of most-viewed")
                .containsEntry("observed_at", STARTED)
                .containsEntry("confidence_level", "low")
                .containsEntry("reddit_velocity_score", null)
                .containsEntry("google_trends_spike_score", null)
                .containsEntry("similarweb_bonus_applied", false);
        assertThat((Double) row.get("youtube_traction_score")).isBetween(90.0, 100.0);
        assertThat((Double) row.get("momentum_score")).isBetween(50.0, 90.0);
        assertThat(
                        sql.rows(
                                "SELECT DISTINCT score_version FROM trends UNION ALL SELECT score_version FROM trend_scorings"))
                .hasSize(2)
                .containsOnly(sql.rows("SELECT score_version FROM trends").getFirst());
        assertThat(states()).isEqualTo("youtube:ok:-");
    }

    @Test
    void leavesLikesNullWhereNoVideoShowsThem() throws SQLException {
        var run = collected.completed(STARTED);
        collected.seen(
                run,
                collected.topic("Hidden likes"),
                STARTED,
                video("a", 10, null, STARTED),
                video("b", 5, null, STARTED));

        scoreCollections.score();

        assertThat(sql.rows("SELECT youtube_views, youtube_likes FROM trends").getFirst())
                .containsEntry("youtube_views", 15L)
                .containsEntry("youtube_likes", null);
    }

    @Test
    void keepsAnAbsenceNullWithItsReasonAndNeverZero() throws SQLException {
        var run = collected.completed(STARTED);
        for (var state : ObservationState.values()) {
            if (state != ObservationState.OK) {
                collected.absent(
                        run,
                        collected.topic(state.text()),
                        STARTED,
                        state,
                        "YouTube: " + state.text() + ".");
            }
        }

        assertThat(scoreCollections.score()).isEqualTo(1);

        assertThat(sql.count("SELECT count(*) FROM trends"))
                .isEqualTo(ObservationState.values().length - 1);
        assertThat(
                        sql.count(
                                """
                                SELECT count(*) FROM trends
                                WHERE num_nonnulls(observed_at, youtube_views, youtube_likes, youtube_channel, reddit_velocity_score,
                                                   youtube_traction_score, google_trends_spike_score, momentum_score, confidence_level) > 0
                                   OR similarweb_bonus_applied
                                   OR source_states -> 'youtube' IS DISTINCT FROM
                                      jsonb_build_object('state', title, 'reason', 'YouTube: ' || title || '.')
                                """))
                .isZero();
    }

    @Test
    void saysOfEverySourceThatTheCollectionDidNotHaveThatItWasNotAsked() throws SQLException {
        collected.seen(
                collected.completed(STARTED),
                collected.topic("A topic"),
                STARTED,
                video("a", 10, 1L, STARTED));

        scoreCollections.score();

        assertThat(
                        sql.rows(
                                """
                                SELECT source.key, source.value ->> 'state' AS state, source.value ->> 'reason' AS reason
                                FROM trends, jsonb_each(source_states) AS source
                                WHERE source.key <> 'youtube'
                                ORDER BY source.key
                                """))
                .extracting(
                        row -> row.get("key") + ":" + row.get("state") + ":" + row.get("reason"))
                .containsExactly(
                        "google_trends:not_asked:It was not asked in this collection.",
                        "reddit:not_asked:It was not asked in this collection.",
                        "similarweb:not_asked:It was not asked in this collection.",
                        "wikipedia:not_asked:It was not asked in this collection.");
    }

    @Test
    void scoresNothingTwice() throws SQLException {
        collectOneTopic(STARTED);
        collectOneTopic(STARTED.plusSeconds(1));

        assertThat(scoreCollections.score()).isEqualTo(2);
        var once = sql.rows("SELECT * FROM trends ORDER BY id");
        assertThat(scoreCollections.score()).isZero();

        assertThat(sql.rows("SELECT * FROM trends ORDER BY id")).isEqualTo(once);
    }

    @Test
    void scoresOnceWhateverNumberOfWorkersLookAtOnce() throws Exception {
        var runs = 6;
        for (int i = 0; i < runs; i++) {
            collectOneTopic(STARTED.plusSeconds(i));
        }
        var barrier = new CyclicBarrier(WORKERS);
        Callable<Integer> worker =
                () -> {
                    barrier.await();
                    return scoreCollections.score();
                };

        var scored = 0;
        try (var threads = Executors.newFixedThreadPool(WORKERS)) {
            List<Future<Integer>> answers =
                    IntStream.range(0, WORKERS).mapToObj(_ -> threads.submit(worker)).toList();
            for (var answer : answers) {
                scored += answer.get();
            }
        }

        assertThat(scored).isEqualTo(runs);
        assertThat(sql.count("SELECT count(*) FROM trends")).isEqualTo(runs);
        assertThat(sql.count("SELECT count(*) FROM trend_scorings")).isEqualTo(runs);
        assertThat(audits()).isEqualTo(runs);
        assertThat(sql.value("SELECT audit_verify()")).isNull();
    }

    @Test
    void leavesNothingOfACollectionThatFailsAndScoresTheOthers() throws SQLException {
        var poisoned = collected.completed(STARTED);
        for (var title : List.of("a", "poison", "z")) {
            collected.seen(poisoned, collected.topic(title), STARTED, video("v", 10, 1L, STARTED));
        }
        collectOneTopic(STARTED.plusSeconds(1));
        sql.execute(
                """
                CREATE FUNCTION refuse_poison() RETURNS trigger LANGUAGE plpgsql AS
                $$ BEGIN RAISE EXCEPTION 'this row cannot be'; END $$
                """);
        sql.execute(
                "CREATE TRIGGER poison BEFORE INSERT ON trends FOR EACH ROW WHEN (NEW.title = 'poison') EXECUTE FUNCTION refuse_poison()");

        try {
            assertThatThrownBy(scoreCollections::score)
                    .hasStackTraceContaining("this row cannot be");

            assertThat(sql.count("SELECT count(*) FROM trends WHERE collection_id = ?", poisoned))
                    .isZero();
            assertThat(
                            sql.count(
                                    "SELECT count(*) FROM trend_scorings WHERE collection_id = ?",
                                    poisoned))
                    .isZero();
            assertThat(
                            sql.count(
                                    "SELECT count(*) FROM audit_log WHERE subject = 'collection:' || ?",
                                    poisoned))
                    .isZero();
            assertThat(sql.count("SELECT count(*) FROM trend_scorings")).isEqualTo(1);
        } finally {
            sql.execute("DROP FUNCTION refuse_poison() CASCADE");
        }
        assertThat(scoreCollections.score()).isEqualTo(1);
        assertThat(sql.count("SELECT count(*) FROM trends WHERE collection_id = ?", poisoned))
                .isEqualTo(3);
    }

    @Test
    void leavesAloneWhatIsNoCompletedRunOverTheTrendSources() throws SQLException {
        for (var kind : List.of("trends", "bars", "listings", "news")) {
            for (var status : List.of("in_progress", "completed", "failed")) {
                if (!kind.equals("trends") || !status.equals("completed")) {
                    collected.seen(
                            collected.run(kind, status, STARTED),
                            collected.topic(kind + " " + status),
                            STARTED,
                            video("v", 10, 1L, STARTED));
                }
            }
        }

        assertThat(scoreCollections.score()).isZero();

        assertThat(sql.count("SELECT count(*) FROM trends")).isZero();
        assertThat(sql.count("SELECT count(*) FROM trend_scorings")).isZero();
    }

    @Test
    void looksBackFiveWeeksFromItsClock() throws SQLException {
        collectOneTopic(NOW.minus(Duration.ofDays(35)));
        collectOneTopic(NOW.minus(Duration.ofDays(35)).minusMillis(1));

        assertThat(scoreCollections.score()).isEqualTo(1);
        clock.standAt(NOW.minus(Duration.ofDays(1)));
        assertThat(scoreCollections.score()).isEqualTo(1);
    }

    @Test
    void takesEveryMomentFromItsClock() throws SQLException {
        var run = collectOneTopic(STARTED);

        scoreCollections.score();

        assertThat(sql.value("SELECT scored_at FROM trend_scorings")).isEqualTo(NOW);
        assertThat(sql.value("SELECT at FROM audit_log ORDER BY sequence DESC LIMIT 1"))
                .isEqualTo(NOW);
        assertThat(
                        sql.value(
                                "SELECT (score_components #>> '{momentum,parts,0,age_hours}')::float8 FROM trends WHERE collection_id = ?",
                                run))
                .isEqualTo(10 / 60.0);
    }

    @Test
    void writesOneAuditRowForACollectionWithTheNumberOfItsTrends() throws SQLException {
        var before = audits();
        var run = collected.completed(STARTED);
        collected.seen(run, collected.topic("One"), STARTED, video("v", 10, 1L, STARTED));
        collected.absent(
                run, collected.topic("Two"), STARTED, ObservationState.EMPTY, "Nothing there.");

        scoreCollections.score();

        assertThat(audits()).isEqualTo(before + 1);
        assertThat(
                        sql.rows(
                                        "SELECT actor, action, subject, details FROM audit_log ORDER BY sequence DESC LIMIT 1")
                                .getFirst()
                                .values())
                .containsExactly(
                        "trends", "collection.scored", "collection:" + run, "{\"trends\": 2}");
        assertThat(sql.value("SELECT trends_count FROM trend_scorings")).isEqualTo(2);
        assertThat(sql.value("SELECT audit_verify()")).isNull();
    }

    @Test
    void marksARunWithoutObservationsAsScored() throws SQLException {
        collected.completed(STARTED);

        assertThat(scoreCollections.score()).isEqualTo(1);

        assertThat(sql.value("SELECT trends_count FROM trend_scorings")).isEqualTo(0);
        assertThat(scoreCollections.score()).isZero();
    }

    private UUID collectOneTopic(Instant startedAt) throws SQLException {
        var run = collected.completed(startedAt);
        collected.seen(
                run,
                collected.topic("Topic of " + startedAt),
                startedAt,
                video("v", 10, 1L, startedAt));
        return run;
    }

    private long audits() throws SQLException {
        return sql.count("SELECT count(*) FROM audit_log WHERE action = 'collection.scored'");
    }

    private Object states() throws SQLException {
        return Objects.requireNonNull(
                sql.value(
                        "SELECT 'youtube:' || (source_states #>> '{youtube,state}') || ':' || coalesce(source_states #>> '{youtube,reason}', '-') FROM trends"));
    }
}
