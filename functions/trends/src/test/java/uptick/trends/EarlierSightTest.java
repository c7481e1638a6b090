package uptick.trends;

import static org.assertj.core.api.Assertions.assertThat;
import static uptick.trends.CollectedRows.video;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import io.micronaut.context.annotation.Property;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import uptick.model.collections.ObservationState;
import uptick.model.collections.ObservationsWriter;
import uptick.testing.database.TestDatabase;
import uptick.testing.database.WithDatabase;

/// What a velocity is measured against: views of 1,000 at 05:00, and of an earlier sight as many as its hours before.
@WithDatabase
@MicronautTest(startApplication = false, transactional = false)
@Property(name = "uptick.transaction.assume-role", value = "true")
@Property(name = "uptick.standing-clock", value = "true")
class EarlierSightTest {

    private static final Instant SEEN = StandingClock.FIRST.minus(Duration.ofMinutes(1));
    private static final Instant PUBLISHED = SEEN.minus(Duration.ofDays(30));
    private static final Duration WEEK = Duration.ofDays(7);

    private final ScoreCollections scoreCollections;
    private final CollectedRows collected;
    private final Sql sql;
    private final StandingClock clock;
    private UUID topic = UUID.randomUUID();

    EarlierSightTest(
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
    void aTopicIsSeen() throws SQLException {
        sql.forgetCollections();
        clock.standAt(StandingClock.FIRST);
        topic = collected.topic("A topic");
        collected.seen(collected.completed(SEEN), topic, SEEN, video("v", 1_000, null, PUBLISHED));
    }

    @Test
    void isTheNewestWithinAWeek() throws SQLException {
        seenBefore(Duration.ofHours(30));
        seenBefore(Duration.ofDays(1));
        seenBefore(WEEK);

        assertThat(measuredAgainst()).isEqualTo("24 views, 24 h");
    }

    @Test
    void isNoneThatIsOlderThanAWeek() throws SQLException {
        seenBefore(WEEK.plusMillis(1));

        assertThat(measuredAgainst()).isNull();
    }

    @Test
    void isOneOfAWeekAgoToTheMillisecond() throws SQLException {
        seenBefore(WEEK);

        assertThat(measuredAgainst()).isEqualTo("168 views, 168 h");
    }

    @Test
    void passesOverOneThatIsTooNearToSayAnything() throws SQLException {
        seenBefore(Duration.ofMinutes(59));
        seenBefore(Duration.ofHours(5));

        assertThat(measuredAgainst()).isEqualTo("5 views, 5 h");
    }

    @Test
    void isOneOfAnHourAgoToTheMillisecond() throws SQLException {
        seenBefore(Duration.ofHours(1));

        assertThat(measuredAgainst()).isEqualTo("1 views, 1 h");
    }

    @Test
    void isNoneThatWasRecordedLater() throws SQLException {
        var at = SEEN.minus(Duration.ofDays(1));
        collected.seenAndRecorded(
                runBefore(Duration.ofDays(1)),
                topic,
                at,
                SEEN.plusMillis(1),
                video("v", 24, null, PUBLISHED));

        assertThat(measuredAgainst()).isNull();
    }

    @Test
    void isNoneThatWasNotGood() throws SQLException {
        seenBefore(Duration.ofDays(2));
        for (int hours : new int[] {24, 12}) {
            var before = Duration.ofHours(hours);
            collected.absent(
                    runBefore(before),
                    topic,
                    SEEN.minus(before),
                    hours == 24 ? ObservationState.EMPTY : ObservationState.FAILED,
                    "Not there.");
        }

        assertThat(measuredAgainst()).isEqualTo("48 views, 48 h");
    }

    @Test
    void isNoneOfAnotherTopic() throws SQLException {
        var before = Duration.ofDays(1);
        collected.seen(
                runBefore(before),
                collected.topic("Another topic"),
                SEEN.minus(before),
                video("v", 24, null, PUBLISHED));

        assertThat(measuredAgainst()).isNull();
    }

    @Test
    void isNoneOfAnotherSource() throws SQLException {
        seenBefore(Duration.ofDays(1));
        sql.execute(
                "UPDATE observations SET source = 'hacker_news' WHERE observed_at = ?",
                SEEN.minus(Duration.ofDays(1)));

        assertThat(measuredAgainst()).isNull();
    }

    @Test
    void isNoneOfAnotherVideo() throws SQLException {
        var before = Duration.ofDays(1);
        collected.seen(
                runBefore(before), topic, SEEN.minus(before), video("other", 24, null, PUBLISHED));

        assertThat(measuredAgainst()).isNull();
    }

    @Test
    void isTheSameHoweverLateTheScoringComes() throws SQLException {
        seenBefore(Duration.ofDays(1));
        clock.standAt(SEEN.plus(Duration.ofDays(20)));

        assertThat(measuredAgainst()).isEqualTo("24 views, 24 h");
    }

    private void seenBefore(Duration before) throws SQLException {
        collected.seen(
                runBefore(before),
                topic,
                SEEN.minus(before),
                video("v", before.toHours(), null, PUBLISHED));
    }

    private UUID runBefore(Duration before) throws SQLException {
        return collected.completed(SEEN.minus(before));
    }

    private @Nullable Object measuredAgainst() throws SQLException {
        scoreCollections.score();
        return sql.value(
                """
                SELECT (score_components #>> '{youtube,videos,0,previous_views}') || ' views, '
                       || (score_components #>> '{youtube,videos,0,hours_between}')::float8 || ' h'
                FROM trends
                WHERE observed_at = ? AND topic_id = ?
                """,
                SEEN,
                topic);
    }
}
