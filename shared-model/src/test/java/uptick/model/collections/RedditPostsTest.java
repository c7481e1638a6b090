package uptick.model.collections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import uptick.model.Rows;
import uptick.testing.database.TestDatabase;
import uptick.testing.database.WithDatabase;

@WithDatabase
@MicronautTest(startApplication = false, transactional = false)
class RedditPostsTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final Instant ONE = NOON.plus(Duration.ofHours(1));
    private static final Instant TWO = NOON.plus(Duration.ofHours(2));
    private static final Duration DAY = Duration.ofDays(1);

    private final RedditPosts posts;
    private final RedditPostsWriter writer;
    private final Observations observations;
    private final ObservationsWriter observationsWriter;
    private final Rows rows;

    RedditPostsTest(
            RedditPosts posts,
            RedditPostsWriter writer,
            Observations observations,
            ObservationsWriter observationsWriter,
            TestDatabase database) {
        this.posts = posts;
        this.writer = writer;
        this.observations = observations;
        this.observationsWriter = observationsWriter;
        this.rows = new Rows(database);
    }

    @BeforeEach
    void begin() {
        rows.execute("DELETE FROM observations");
        rows.execute("DELETE FROM reddit_posts");
    }

    @Test
    void areNotedWithTheObservationsThatNameThem() {
        observe(NOON, "t3_b", "t3_a", null);
        observe(ONE, "t3_b");

        assertThat(all())
                .containsExactly(
                        new RedditPost("t3_a", NOON, NOON.plus(DAY), null),
                        new RedditPost("t3_b", ONE, ONE.plus(DAY), null));
    }

    @Test
    void areNotMadeOlderByAnObservationThatComesLate() {
        observe(ONE, "t3_a");
        observe(NOON, "t3_a");

        assertThat(all()).containsExactly(new RedditPost("t3_a", ONE, ONE.plus(DAY), null));
    }

    @Test
    void areThereWhereTheyAreSeenAfterTheyWereMissed() {
        observe(NOON, "t3_a", "t3_b");
        writer.noteMissing(List.of("t3_a", "t3_b"), ONE, TWO);
        observe(ONE, "t3_a");
        observe(TWO, "t3_b");

        assertThat(all())
                .containsExactly(
                        new RedditPost("t3_a", NOON, TWO, ONE),
                        new RedditPost("t3_b", TWO, TWO.plus(DAY), null));
    }

    @Test
    void areMissingSinceTheFirstAnswerThatSaidNothing() {
        observe(NOON, "t3_a");
        writer.noteMissing(List.of("t3_a"), ONE, TWO);
        writer.noteMissing(List.of("t3_a"), TWO, TWO.plus(DAY));
        assertThat(all()).containsExactly(new RedditPost("t3_a", NOON, TWO.plus(DAY), ONE));

        writer.notePresent(List.of("t3_a"), NOON);
        assertThat(all()).containsExactly(new RedditPost("t3_a", NOON, NOON, null));
    }

    @Test
    void areGivenByWhatWaitsLongest() {
        observe(ONE, "t3_a");
        observe(NOON, "t3_c", "t3_b");

        assertThat(posts.findDue(ONE.plus(DAY).minusMillis(1), 9))
                .extracting(RedditPost::name)
                .containsExactly("t3_b", "t3_c");
        assertThat(posts.findDue(TWO.plus(DAY), 2))
                .extracting(RedditPost::name)
                .containsExactly("t3_b", "t3_c");
        assertThat(posts.findUnseen(NOON, 9))
                .extracting(RedditPost::name)
                .containsExactly("t3_b", "t3_c");
        assertThat(posts.findUnseen(NOON.minusMillis(1), 9)).isEmpty();
    }

    @Test
    void leaveTheirNumbersInAllObservationsWhenTheyAreScrubbed() {
        var first = observe(NOON, "t3_a", "t3_b");
        var second = observe(ONE, "t3_b");

        assertThat(writer.scrub(List.of("t3_b", "t3_unknown"))).isEqualTo(2);

        assertThat(metrics(first))
                .isEqualTo(new RedditMetrics(List.of(post("t3_a"), post(null)), 2));
        assertThat(metrics(second)).isEqualTo(new RedditMetrics(List.of(post(null)), 2));
        assertThat(all()).extracting(RedditPost::name).containsExactly("t3_a");
        assertThat(writer.scrub(List.of("t3_b"))).isZero();
    }

    @Test
    void areTheOnlyThingThatTheRoleOfCollectionsMayTakeOutOfObservations() {
        observe(NOON, "t3_a");

        rows.execute("SET ROLE uptick_collections; SELECT scrub_reddit_posts('{t3_a}')");
        for (var change :
                List.of(
                        "UPDATE observations SET metrics = NULL",
                        "DELETE FROM observations",
                        "DELETE FROM reddit_posts",
                        "UPDATE reddit_posts SET seen_at = now()",
                        "INSERT INTO reddit_posts (name, seen_at, due_at) VALUES ('t3_b', now(), now())")) {
            assertThatThrownBy(() -> rows.execute("SET ROLE uptick_collections; " + change))
                    .as(change)
                    .hasStackTraceContaining("permission denied");
        }
    }

    private UUID observe(Instant at, @Nullable String... names) {
        var run = rows.run(at);
        observationsWriter.append(
                List.of(
                        new Observation(
                                null,
                                run,
                                rows.topic(),
                                "reddit",
                                at,
                                ObservationState.OK,
                                null,
                                new RedditMetrics(
                                        Stream.of(names).map(RedditPostsTest::post).toList(), 2),
                                at)));
        return run;
    }

    private static RedditMetrics.Post post(@Nullable String name) {
        return name == null
                ? new RedditMetrics.Post(null, "apple", null, null, NOON, 5, 0.9, 7, false)
                : new RedditMetrics.Post(
                        name, "apple", "iPhone X", "/r/apple/x", NOON, 5, 0.9, 7, false);
    }

    private @Nullable Metrics metrics(UUID run) {
        return observations.findByCollection(run).getFirst().metrics();
    }

    private List<RedditPost> all() {
        return writer.hold(rows.texts("SELECT name FROM reddit_posts"));
    }
}
