package uptick.trends;

import static org.assertj.core.api.Assertions.assertThat;
import static uptick.model.collections.ObservationState.EMPTY;
import static uptick.model.collections.ObservationState.FAILED;
import static uptick.trends.CollectedRows.absence;
import static uptick.trends.CollectedRows.good;
import static uptick.trends.CollectedRows.video;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import io.micronaut.context.annotation.Property;
import io.micronaut.json.JsonMapper;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import uptick.model.collections.Observation;
import uptick.model.collections.ObservationsWriter;
import uptick.model.collections.YoutubeMetrics;
import uptick.testing.database.TestDatabase;
import uptick.testing.database.WithDatabase;
import uptick.trends.score.Momentum;
import uptick.trends.score.MomentumScore;
import uptick.trends.score.SourceScore;

@WithDatabase
@MicronautTest(startApplication = false, transactional = false)
@Property(name = "uptick.transaction.assume-role", value = "true")
@Property(name = "uptick.standing-clock", value = "true")
class StoredComponentsTest {

    private static final Instant FIRST_MORNING =
            StandingClock.FIRST.minus(Duration.ofDays(1)).minusMillis(123_457);
    private static final Instant SECOND_MORNING = FIRST_MORNING.plus(Duration.ofHours(23));
    private static final int TOPICS = 300;

    private final ScoreCollections scoreCollections;
    private final JsonMapper json;
    private final CollectedRows collected;

    StoredComponentsTest(
            ScoreCollections scoreCollections,
            JsonMapper json,
            ObservationsWriter observations,
            TestDatabase database) {
        this.scoreCollections = scoreCollections;
        this.json = json;
        this.collected = CollectedRows.in(database, observations);
    }

    @Test
    void giveTheStoredScoresAgainToTheBit() throws Exception {
        collectTwoMornings();

        assertThat(scoreCollections.score()).isEqualTo(2);

        var compared = 0;
        var measured = 0;
        for (var row :
                collected
                        .sql()
                        .rows(
                                "SELECT youtube_traction_score, momentum_score, score_components FROM trends")) {
            var components = components(row.get("score_components"));
            assertSameBits(traction(components), row.get("youtube_traction_score"));
            assertSameBits(momentum(components), row.get("momentum_score"));
            compared += row.get("momentum_score") == null ? 0 : 1;
            measured += isMeasured(components) ? 1 : 0;
        }
        assertThat(compared).isGreaterThan(TOPICS);
        assertThat(measured).isGreaterThan(TOPICS / 2);
    }

    private void collectTwoMornings() throws SQLException {
        var random = new SplittableRandom(7);
        var first = collected.completed(FIRST_MORNING);
        var second = collected.completed(SECOND_MORNING);
        List<Observation> observations = new ArrayList<>();
        var topics = collected.topics(TOPICS);
        for (int i = 0; i < TOPICS; i++) {
            var topic = topics.get(i);
            observations.add(
                    i % 10 == 0
                            ? absence(first, topic, FIRST_MORNING, FAILED, "The call failed.")
                            : good(first, topic, FIRST_MORNING, FIRST_MORNING, videos(random)));
            var at = SECOND_MORNING.plusMillis(i);
            observations.add(
                    i % 15 == 1
                            ? absence(second, topic, at, EMPTY, "Nothing there.")
                            : good(second, topic, at, at, videos(random)));
        }
        collected.observations().append(observations);
    }

    private static YoutubeMetrics.Video[] videos(SplittableRandom random) {
        return IntStream.rangeClosed(1, 1 + random.nextInt(5))
                .mapToObj(
                        i ->
                                video(
                                        "video-" + i,
                                        count(random),
                                        random.nextBoolean() ? (Long) count(random) : null,
                                        FIRST_MORNING.minusMillis(
                                                random.nextLong(-3_600_000, 40_000_000_000L))))
                .toArray(YoutubeMetrics.Video[]::new);
    }

    /* From none at all to the largest that a column of five together holds. */
    private static long count(SplittableRandom random) {
        return switch (random.nextInt(8)) {
            case 0 -> 0;
            case 1 -> Long.MAX_VALUE / 5;
            default -> (long) StrictMath.exp(random.nextDouble(40));
        };
    }

    private ScoreComponents components(@Nullable Object stored) throws IOException {
        return Objects.requireNonNull(
                json.readValue(Objects.requireNonNull(stored).toString(), ScoreComponents.class));
    }

    private static @Nullable Double traction(ScoreComponents components) {
        var youtube = components.youtube();
        return youtube != null && youtube.recomputed() instanceof SourceScore.Scored scored
                ? scored.score()
                : null;
    }

    private static @Nullable Double momentum(ScoreComponents components) {
        return switch (Momentum.of(components.momentum())) {
            case MomentumScore.Known known -> {
                assertSameBits(known.coverage(), components.coverage());
                assertSameBits(known.agreement(), components.agreement());
                yield known.momentum();
            }
            case MomentumScore.Unknown _ -> null;
        };
    }

    private static boolean isMeasured(ScoreComponents components) {
        var youtube = components.youtube();
        return youtube != null
                && youtube.videos().stream().anyMatch(video -> video.previousViews() != null);
    }

    private static void assertSameBits(@Nullable Double again, @Nullable Object stored) {
        if (again == null || stored == null) {
            assertThat(again).isEqualTo(stored);
        } else {
            assertThat(Double.doubleToRawLongBits(again))
                    .isEqualTo(Double.doubleToRawLongBits((Double) stored));
        }
    }
}
