package uptick.model.collections;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
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

        assertThat(writer.plan(run, "youtube", names)).isEqualTo(3);
        assertThat(writer.plan(run, "youtube", List.of("page 1", "page 2"))).isOne();
        assertThat(writer.plan(run, "reddit", List.of("page 1"))).isOne();

        assertThat(slices.findByCollection(run, 100))
                .extracting(CollectionSource::slice)
                .containsExactlyInAnyOrder("page 1", names.get(1), "", "page 2", "page 1");
        assertThat(slices.findByCollection(run, 2)).hasSize(2);
    }

    @Test
    void areHeldUntilTheirLeaseRunsOut() {
        writer.plan(run, "youtube", List.of("page 1"));

        var first = writer.claim("worker 1", NOW, LATER, 10).getFirst();
        assertThat(writer.claim("worker 2", LATER, LATER.plusSeconds(60), 10)).isEmpty();
        var second = writer.claim("worker 2", LATER.plusNanos(1000), LATER.plusSeconds(60), 10);

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
        writer.plan(run, "youtube", List.of("page 1"));
        var slice = writer.claim("worker 1", NOW, LATER, 10).getFirst();

        assertThat(checkpoint(slice, "CAUQAA")).isOne();
        assertThat(checkpoint(slice, null)).isOne();
        assertThat(finish(slice)).isOne();
        assertThat(finish(slice)).isZero();
        assertThat(writer.claim("worker 2", LATER.plusSeconds(3600), LATER, 10)).isEmpty();

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
        writer.plan(run, "youtube", IntStream.range(0, 200).mapToObj(Integer::toString).toList());

        var claimed = Races.claimAll(8, () -> writer.claim("worker", NOW, LATER, 7));

        assertThat(claimed).extracting(CollectionSource::id).hasSize(200).doesNotHaveDuplicates();
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
