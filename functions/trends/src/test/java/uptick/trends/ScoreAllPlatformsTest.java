package uptick.trends;

import static org.assertj.core.api.Assertions.assertThat;
import static uptick.trends.CollectedRows.video;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;

import io.micronaut.context.annotation.Property;
import io.micronaut.json.JsonMapper;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import uptick.model.collections.GoogleTrendsMetrics;
import uptick.model.collections.Metrics;
import uptick.model.collections.Observation;
import uptick.model.collections.ObservationState;
import uptick.model.collections.ObservationsWriter;
import uptick.model.collections.RedditMetrics;
import uptick.model.collections.Series;
import uptick.model.collections.SimilarwebMetrics;
import uptick.model.collections.YoutubeMetrics;
import uptick.testing.database.TestDatabase;
import uptick.testing.database.WithDatabase;
import uptick.trends.score.SourceScore;

/// A topic that every source knows: from its observations to its row.
@WithDatabase
@MicronautTest(startApplication = false, transactional = false)
@Property(name = "uptick.transaction.assume-role", value = "true")
@Property(name = "uptick.standing-clock", value = "true")
class ScoreAllPlatformsTest {

    private static final Instant NOW = StandingClock.FIRST;
    private static final Instant TODAY = NOW.minus(Duration.ofMinutes(10));
    private static final Instant YESTERDAY = TODAY.minus(Duration.ofDays(1));

    private final ScoreCollections scoreCollections;
    private final JsonMapper json;
    private final CollectedRows collected;
    private final Sql sql;
    private UUID topic = new UUID(0, 0);

    ScoreAllPlatformsTest(
            ScoreCollections scoreCollections,
            JsonMapper json,
            ObservationsWriter observations,
            TestDatabase database) {
        this.scoreCollections = scoreCollections;
        this.json = json;
        this.collected = CollectedRows.in(database, observations);
        this.sql = collected.sql();
    }

    @BeforeEach
    void thereIsATopicAndNothingIsCollected() throws SQLException {
        sql.forgetCollections();
        topic = collected.topic("iPhone X of " + UUID.randomUUID());
    }

    @Test
    void writesEverySourcesNumbersAndScores() throws Exception {
        var before = collected.completed(YESTERDAY);
        see(before, "reddit", YESTERDAY, posts(1_000, YESTERDAY), null);
        var run = collected.completed(TODAY);
        everything(run);

        assertThat(scoreCollections.score()).isEqualTo(2);

        var row = row(run);
        assertThat(row)
                .containsEntry("reddit_score", 5_000)
                .containsEntry("reddit_comments", 300)
                .containsEntry("reddit_upvote_ratio", 0.95)
                .containsEntry("reddit_subreddit", "apple")
                .containsEntry("youtube_views", 3_000_000L)
                .containsEntry("google_trends_interest", 90)
                .containsEntry("google_trends_related_queries", "[\"iphone x price\"]")
                .containsEntry("similarweb_traffic", 60_000L)
                .containsEntry("similarweb_bonus_applied", true);
        var components = components(row.get("score_components"));
        assertThat(scored(components.reddit()).score()).isEqualTo(row.get("reddit_velocity_score"));
        assertThat(scored(components.youtube()).score())
                .isEqualTo(row.get("youtube_traction_score"));
        assertThat(scored(components.interest()).score())
                .isEqualTo(row.get("google_trends_spike_score"));
        // a day's change of a post that was seen the day before
        assertThat(Objects.requireNonNull(components.reddit()).quality().measured()).isEqualTo(1);
        // what is kept of a score outlasts what Reddit deletes
        assertThat(row.get("score_components")).asString().doesNotContain("t3_");
        assertThat(components.momentum().parts()).hasSize(3);
        assertThat(components.momentum().bonus()).isEqualTo(5);
        assertThat((Double) row.get("momentum_score")).isGreaterThan(70);
    }

    @Test
    void keepsATopicsLevelWhereAPlatformFallsSilent() throws Exception {
        var full = collected.completed(YESTERDAY);
        cold(full, YESTERDAY);
        var partial = collected.completed(TODAY);
        see(partial, "youtube", TODAY, videos(TODAY), null);
        see(partial, "google_trends", TODAY, null, series(90));

        assertThat(scoreCollections.score()).isEqualTo(2);

        assertThat(row(full)).containsEntry("confidence_level", "low");
        assertThat((Double) row(partial).get("momentum_score")).isGreaterThan(65);
        assertThat(row(partial)).containsEntry("confidence_level", "low");
        assertThat(components(row(partial).get("score_components")).confidenceHeldBackBy())
                .containsExactly("last_full_collection");
    }

    @Test
    void trustsAFullCollectionByItself() throws Exception {
        cold(collected.completed(YESTERDAY), YESTERDAY);
        var hot = collected.completed(TODAY);
        everything(hot);

        assertThat(scoreCollections.score()).isEqualTo(2);

        assertThat((String) row(hot).get("confidence_level")).isIn("medium", "high");
    }

    private void everything(UUID run) {
        see(run, "reddit", TODAY, posts(5_000, YESTERDAY), null);
        see(run, "youtube", TODAY, videos(TODAY), null);
        see(
                run,
                "google_trends",
                TODAY,
                new GoogleTrendsMetrics("iPhone X", 90.0, List.of("iphone x price")),
                series(90));
        see(
                run,
                "similarweb",
                TODAY,
                new SimilarwebMetrics(
                        "iphone.example",
                        List.of(month("2026-09-01", 40_000), month("2026-10-01", 60_000)),
                        null),
                null);
    }

    private void cold(UUID run, Instant at) {
        see(run, "reddit", at, posts(1, at.minus(Duration.ofDays(30))), null);
        see(
                run,
                "youtube",
                at,
                new YoutubeMetrics(List.of(video("old", 10, 1L, at.minus(Duration.ofDays(300))))),
                null);
        see(run, "google_trends", at, null, series(30));
    }

    private void see(
            UUID run,
            String source,
            Instant at,
            @Nullable Metrics metrics,
            @Nullable Series series) {
        collected
                .observations()
                .append(
                        List.of(
                                new Observation(
                                        null,
                                        run,
                                        topic,
                                        source,
                                        at,
                                        ObservationState.OK,
                                        null,
                                        metrics,
                                        series,
                                        at)));
    }

    private static RedditMetrics posts(long score, Instant postedAt) {
        return new RedditMetrics(
                List.of(
                        new RedditMetrics.Post(
                                "t3_1abc",
                                "apple",
                                "iPhone X",
                                "/r/apple/1abc",
                                postedAt,
                                score,
                                0.95,
                                300,
                                false)),
                1);
    }

    private static YoutubeMetrics videos(Instant at) {
        return new YoutubeMetrics(
                List.of(video("new", 3_000_000, 90_000L, at.minus(Duration.ofDays(1)))));
    }

    /* Thirty for a year, and this in the last four weeks. */
    private static Series series(double latest) {
        var first = TODAY.minus(Duration.ofDays(7L * 40));
        return new Series(
                IntStream.range(0, 40)
                        .mapToObj(
                                week ->
                                        new Series.Point(
                                                first.plus(Duration.ofDays(7L * week)),
                                                week > 35 ? latest : 30,
                                                false))
                        .toList(),
                "week",
                null,
                first,
                TODAY,
                null,
                TODAY);
    }

    private static SimilarwebMetrics.Month month(String day, long visits) {
        return new SimilarwebMetrics.Month(LocalDate.parse(day), visits, null, null);
    }

    private Map<String, @Nullable Object> row(UUID run) throws SQLException {
        return sql.rows(
                        """
                        SELECT reddit_score, reddit_comments, reddit_upvote_ratio, reddit_subreddit, youtube_views, google_trends_interest,
                               google_trends_related_queries::text, similarweb_traffic, similarweb_bonus_applied, reddit_velocity_score,
                               youtube_traction_score, google_trends_spike_score, momentum_score, confidence_level, score_components
                        FROM trends
                        WHERE collection_id = ?
                        """,
                        run)
                .getFirst();
    }

    private ScoreComponents components(@Nullable Object stored) throws IOException {
        return Objects.requireNonNull(
                json.readValue(Objects.requireNonNull(stored).toString(), ScoreComponents.class));
    }

    private static SourceScore.Scored scored(SourceScore.@Nullable Components components) {
        return (SourceScore.Scored) Objects.requireNonNull(components).recomputed();
    }
}
