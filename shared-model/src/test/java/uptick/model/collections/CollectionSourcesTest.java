package uptick.model.collections;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;

import io.micronaut.context.annotation.Property;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import uptick.model.Races;
import uptick.model.Rows;
import uptick.testing.database.TestDatabase;
import uptick.testing.database.WithDatabase;

@WithDatabase
@MicronautTest(startApplication = false, transactional = false)
@Property(name = "datasources.default.maximum-pool-size", value = "8")
class CollectionSourcesTest {

    private static final Instant NOW = Instant.parse("2026-11-21T06:00:00.123456Z");
    private static final Instant LATER = NOW.plusSeconds(60);

    private final CollectionSources slices;
    private final CollectionSourcesWriter writer;
    private final Rows rows;
    private UUID run = new UUID(0, 0);

    CollectionSourcesTest(
            CollectionSources slices, CollectionSourcesWriter writer, TestDatabase database) {
        this.slices = slices;
        this.writer = writer;
        this.rows = new Rows(database);
    }

    @BeforeEach
    void startARun() {
        rows.execute("DELETE FROM data_collections");
        run = rows.run(NOW);
    }

    @Test
    void arePlannedOnceWhateverTheyAreCalled() {
        var names = List.of("page 1", "größer ☃, {\"quoted\" \\ NULL}", "");

        assertThat(plan("youtube", names)).isEqualTo(3);
        assertThat(plan("youtube", List.of("page 1", "page 2"))).isOne();
        assertThat(plan("reddit", List.of("page 1"))).isOne();

        assertThat(slices.findByCollection(run, 100))
                .extracting(CollectionSource::slice)
                .containsExactlyInAnyOrder("page 1", names.get(1), "", "page 2", "page 1");
        assertThat(slices.findByCollection(run, 2)).hasSize(2);
    }

    @Test
    void areHeldUntilTheirLeaseRunsOut() {
        plan("youtube", List.of("page 1"));

        var first = writer.claim("worker 1", "youtube", NOW, LATER, 10).getFirst();
        assertThat(writer.claim("worker 2", "youtube", LATER, LATER.plusSeconds(60), 10)).isEmpty();
        var second =
                writer.claim(
                        "worker 2", "youtube", LATER.plusNanos(1000), LATER.plusSeconds(60), 10);

        assertThat(first.status()).isEqualTo(SliceStatus.IN_PROGRESS);
        assertThat(first.startedAt()).isEqualTo(NOW);
        assertThat(second)
                .singleElement()
                .satisfies(
                        slice -> {
                            assertThat(slice.id()).isEqualTo(first.id());
                            assertThat(slice.attempts()).isEqualTo(2);
                            assertThat(slice.fencingToken()).isEqualTo(2);
                            assertThat(slice.startedAt()).isEqualTo(NOW);
                            assertThat(slice.leaseOwner()).isEqualTo("worker 2");
                        });
        assertThat(checkpoint(first, "too late")).isZero();
        assertThat(finish(first)).isZero();
    }

    @Test
    void addUpWhatEachPageCostAndEndOnce() {
        plan("youtube", List.of("page 1"));
        var slice = writer.claim("worker 1", "youtube", NOW, LATER, 10).getFirst();

        assertThat(checkpoint(slice, "CAUQAA")).isOne();
        assertThat(checkpoint(slice, null)).isOne();
        assertThat(finish(slice)).isOne();
        assertThat(finish(slice)).isZero();
        assertThat(writer.claim("worker 2", "youtube", LATER.plusSeconds(3600), LATER, 10))
                .isEmpty();

        assertThat(slices.findByCollection(run, 1))
                .singleElement()
                .satisfies(
                        ended -> {
                            assertThat(ended.status()).isEqualTo(SliceStatus.FAILED);
                            assertThat(ended.state()).isEqualTo(ObservationState.QUOTA);
                            assertThat(ended.calls()).isEqualTo(2);
                            assertThat(ended.units()).isEqualTo(200);
                            assertThat(ended.items()).isEqualTo(100);
                            assertThat(ended.cursor()).isNull();
                            assertThat(ended.error()).isEqualTo("{\"status\": 403}");
                            assertThat(ended.leaseExpiresAt()).isNull();
                            assertThat(ended.finishedAt()).isEqualTo(LATER);
                        });
    }

    @Test
    void areClaimedByOneWorkerEach() throws Exception {
        plan("youtube", IntStream.range(0, 200).mapToObj(Integer::toString).toList());

        var claimed = Races.claimAll(8, () -> writer.claim("worker", "youtube", NOW, LATER, 7));

        assertThat(claimed).extracting(CollectionSource::id).hasSize(200).doesNotHaveDuplicates();
    }

    @Test
    void waitFirstWhereTheFewestWork() {
        plan("google_trends", List.of("1", "2", "3"));
        plan("reddit", List.of("1", "2"));
        plan("wikipedia", List.of("1"));

        assertThat(slices.findSourcesThatWait(NOW))
                .containsExactly("google_trends", "reddit", "wikipedia");
        writer.claim("worker 1", "google_trends", NOW, LATER, 2);
        assertThat(slices.findSourcesThatWait(NOW))
                .containsExactly("reddit", "wikipedia", "google_trends");
        writer.claim("worker 2", "reddit", NOW, LATER, 1);
        writer.claim("worker 3", "wikipedia", NOW, LATER, 1);
        assertThat(slices.findSourcesThatWait(NOW)).containsExactly("reddit", "google_trends");

        assertThat(slices.findSourcesThatWait(LATER.plusNanos(1000)))
                .as("whose worker is dead waits, too, behind what was never begun")
                .containsExactly("google_trends", "reddit", "wikipedia");
        rows.execute("DELETE FROM data_collections");
        assertThat(slices.findSourcesThatWait(NOW)).isEmpty();
    }

    @Test
    void areSkippedWithAReason() {
        var topic = rows.topic();
        assertThat(skip("chart", "{" + topic + "}")).isOne();
        assertThat(skip("chart", "{}")).isZero();

        assertThat(slices.findByCollection(run, 1))
                .singleElement()
                .satisfies(
                        slice -> {
                            assertThat(slice.status()).isEqualTo(SliceStatus.SKIPPED);
                            assertThat(slice.state()).isEqualTo(ObservationState.NOT_ASKED);
                            assertThat(slice.reason()).isEqualTo("No key.");
                            assertThat(slice.finishedAt()).isEqualTo(NOW);
                        });
        assertThat(writer.claim("worker", "youtube", NOW, LATER, 10)).isEmpty();
    }

    @Test
    void areHandedBackAsIfTheAttemptHadNotBeen() {
        plan("youtube", List.of("page 1"));
        var first = writer.claim("worker 1", "youtube", NOW, LATER, 1).getFirst();

        assertThat(checkpoint(first, "CAUQAA")).isOne();
        assertThat(writer.handBack(id(first), first.fencingToken())).isOne();
        assertThat(writer.handBack(id(first), first.fencingToken())).isZero();
        assertThat(checkpoint(first, "late")).isZero();

        assertThat(writer.claim("worker 2", "youtube", NOW, LATER, 1))
                .singleElement()
                .satisfies(
                        slice -> {
                            assertThat(slice.attempts()).isOne();
                            assertThat(slice.cursor()).isEqualTo("CAUQAA");
                        });
    }

    @Test
    void failTogetherWhereTheirRunTookTooLong() {
        plan("youtube", List.of("begun", "ended", "pending"));
        var claimed = writer.claim("worker 1", "youtube", NOW, LATER, 2);
        finish(claimed.getFirst());

        assertThat(writer.failRest(run, "Too late.", LATER)).isEqualTo(2);
        assertThat(writer.failRest(run, "Too late.", LATER)).isZero();

        assertThat(checkpoint(claimed.getLast(), "late")).isZero();
        assertThat(slices.findByCollection(run, 10))
                .extracting(CollectionSource::state)
                .containsExactlyInAnyOrder(
                        ObservationState.QUOTA,
                        ObservationState.FAILED,
                        ObservationState.NOT_ASKED);
    }

    @Test
    void areCountedWhereTheyWait() {
        plan("youtube", List.of("1", "2", "3"));
        writer.claim("worker 1", "youtube", NOW, LATER, 1);

        assertThat(slices.findWaiting(LATER, 10)).containsExactly(new WaitingSlices(run, 2));
        assertThat(slices.findWaiting(LATER.plusNanos(1000), 10))
                .containsExactly(new WaitingSlices(run, 3));
        assertThat(slices.findWaiting(LATER, 0)).isEmpty();
    }

    @Test
    void sayHowFarARunIsWithEachSource() {
        plan("youtube", List.of("1", "2"));
        plan("reddit", List.of("all"));
        var slice = writer.claim("worker", "youtube", NOW, LATER, 1).getFirst();
        checkpoint(slice, null);
        finish(slice);
        for (var state : List.of("quota", "quota", "not_asked")) {
            rows.execute(
                    """
                    INSERT INTO observations (collection_id, topic_id, source, observed_at, state, reason, recorded_at)
                    VALUES ('%s', '%s', 'reddit', '%3$s', '%4$s', 'Because.', '%3$s')
                    """
                            .formatted(run, rows.topic(), NOW, state));
        }

        assertThat(slices.findProgress(run))
                .containsExactly(
                        new SourceProgress("reddit", 1, 0, 0, 0, 0, 0, null, null, 2),
                        new SourceProgress(
                                "youtube",
                                2,
                                1,
                                1,
                                1,
                                100,
                                50,
                                ObservationState.QUOTA,
                                "No units were left.",
                                0));
    }

    @Test
    void nameTheSourcesThatGaveNothingOften() {
        var silent = new ArrayList<List<String>>();
        for (var number = 0; number < 4; number++) {
            run = rows.run(NOW.plusSeconds(number));
            plan("youtube", List.of("chart"));
            plan("reddit", List.of("all"));
            skip("chart of Mars", "{}");
            finish(writer.claim("worker", "youtube", NOW, LATER, 1).getFirst());
            var slice = writer.claim("worker", "reddit", NOW, LATER, 1).getFirst();
            if (number == 1) {
                writer.finish(
                        id(slice),
                        slice.fencingToken(),
                        SliceStatus.COMPLETED,
                        ObservationState.OK,
                        null,
                        null,
                        LATER);
            } else {
                finish(slice);
            }
            silent.add(slices.findSilent(run, 3));
        }

        assertThat(silent)
                .containsExactly(List.of(), List.of(), List.of("youtube"), List.of("youtube"));
    }

    private int plan(String source, List<String> names) {
        return writer.plan(run, source, names, names.stream().map(_ -> "{}").toList());
    }

    private int skip(String slice, String topicIds) {
        return writer.skip(
                run, "youtube", slice, topicIds, ObservationState.NOT_ASKED, "No key.", NOW);
    }

    private int checkpoint(CollectionSource slice, @Nullable String cursor) {
        return writer.checkpoint(id(slice), slice.fencingToken(), cursor, 1, 100, 50, LATER);
    }

    private int finish(CollectionSource slice) {
        return writer.finish(
                id(slice),
                slice.fencingToken(),
                SliceStatus.FAILED,
                ObservationState.QUOTA,
                "No units were left.",
                "{\"status\": 403}",
                LATER);
    }

    private static UUID id(CollectionSource slice) {
        return Objects.requireNonNull(slice.id());
    }
}
