package uptick.model.collections;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import uptick.model.Rows;
import uptick.model.collections.DataCollection.Gap;
import uptick.testing.database.TestDatabase;
import uptick.testing.database.WithDatabase;

@WithDatabase
@MicronautTest(startApplication = false, transactional = false)
class DataCollectionsTest {

    private static final Instant SIX = Instant.parse("2026-11-21T06:00:00.000001Z");
    private static final Duration LEASE = Duration.ofMinutes(5);

    private final DataCollections collections;
    private final DataCollectionsWriter writer;
    private final Rows rows;

    DataCollectionsTest(
            DataCollections collections, DataCollectionsWriter writer, TestDatabase database) {
        this.collections = collections;
        this.writer = writer;
        this.rows = new Rows(database);
    }

    @BeforeEach
    void forgetOtherRuns() {
        rows.execute("DELETE FROM data_collections");
    }

    @Test
    void startARunOncePerEvent() {
        var run = claim(SIX).orElseThrow();

        assertThat(run)
                .usingRecursiveComparison()
                .isEqualTo(
                        new DataCollection(
                                run.id(),
                                "trends",
                                "live",
                                SIX,
                                SIX,
                                null,
                                DataCollection.IN_PROGRESS,
                                null,
                                0,
                                0,
                                0,
                                SIX.plus(LEASE),
                                1));
        assertThat(claim(SIX.plus(LEASE))).as("the lease still holds at its end").isEmpty();
        assertThat(collections.findByKindAndScheduledFor("trends", SIX)).contains(run);
        assertThat(writer.claim("news", "live", SIX, SIX, SIX.plus(LEASE)))
                .as("another kind is another run")
                .isOne();
    }

    @Test
    void areTakenOverWhenTheLeaseHasRunOutAndShutTheFirstWorkerOut() {
        var first = claim(SIX).orElseThrow();
        var later = SIX.plus(LEASE).plusNanos(1000);

        var second = claim(later).orElseThrow();

        assertThat(second.id()).isEqualTo(first.id());
        assertThat(second.startedAt()).isEqualTo(SIX);
        assertThat(second.fencingToken()).isEqualTo(2);
        assertThat(second.leaseExpiresAt()).isEqualTo(later.plus(LEASE));
        assertThat(end(first, DataCollection.COMPLETED, later, null)).isZero();
        assertThat(end(second, DataCollection.COMPLETED, later, null)).isOne();
        assertThat(end(second, DataCollection.FAILED, later, null)).isZero();
        assertThat(claim(later.plus(Duration.ofDays(1)))).as("an ended run stays ended").isEmpty();
    }

    @Test
    void endAsFailedWhereTheirWorkerIsGone() {
        var gone = claim(SIX).orElseThrow();
        var later = SIX.plus(LEASE).plusNanos(1000);
        assertThat(writer.claim("news", "live", SIX, SIX, SIX.plus(LEASE))).isOne();
        assertThat(writer.claim("trends", "live", later, later, later.plus(LEASE))).isOne();
        var ended = rows.run(SIX);
        var errors =
                "[{\"source\": \"youtube\", \"slice\": \"chart\", \"state\": \"failed\", \"reason\": \"Gone.\"}]";

        assertThat(writer.failAbandoned("trends", SIX.plus(LEASE), errors)).isEmpty();
        assertThat(writer.failAbandoned("trends", later, errors)).containsExactly(id(gone));
        assertThat(writer.failAbandoned("trends", later, errors)).isEmpty();

        assertThat(collections.findById(id(gone)))
                .hasValueSatisfying(
                        run -> {
                            assertThat(run.status()).isEqualTo(DataCollection.FAILED);
                            assertThat(run.completedAt()).isEqualTo(later);
                            assertThat(run.errors()).hasSize(1);
                            assertThat(run.fencingToken()).isEqualTo(2);
                        });
        assertThat(end(gone, DataCollection.COMPLETED, later, null)).isZero();
        assertThat(collections.findById(ended))
                .hasValueSatisfying(
                        run -> assertThat(run.status()).isEqualTo(DataCollection.COMPLETED));
    }

    @Test
    void keepWhatWasNotCollected() {
        var run = claim(SIX).orElseThrow();
        assertThat(
                        end(
                                run,
                                DataCollection.COMPLETED,
                                SIX.plusSeconds(9),
                                """
                                [{"source": "youtube", "slice": "chart:GB:page-2", "state": "quota", "reason": "größer ☃"},
                                 {"source": "reddit", "slice": "all", "state": "not_asked", "reason": "No key."}]
                                """))
                .isOne();

        var ended = collections.findById(id(run)).orElseThrow();

        assertThat(ended.errors())
                .containsExactly(
                        new Gap("youtube", "chart:GB:page-2", ObservationState.QUOTA, "größer ☃"),
                        new Gap("reddit", "all", ObservationState.NOT_ASKED, "No key."));
        assertThat(ended.isPartial()).isTrue();
        assertThat(ended.youtubeApiQuotaUsed()).isEqualTo(7);
        assertThat(ended.leaseExpiresAt()).isNull();
        assertThat(ended.completedAt()).isEqualTo(SIX.plusSeconds(9));
    }

    @Test
    void areNewestFirstAndTheSameEachTimeWhereTheyStartedTogether() {
        var early = rows.run(SIX);
        var together = List.of(rows.run(SIX.plusSeconds(1)), rows.run(SIX.plusSeconds(1)));

        assertThat(collections.findNewest(2))
                .extracting(DataCollection::id)
                .containsExactlyElementsOf(together.reversed());
        assertThat(collections.findNewest(5)).last().returns(early, DataCollection::id);
    }

    @Test
    void awaitScoringOldestFirstIfTheyAreCompletedTrendRunsAndNotTooOld() {
        var tooOld = rows.run(SIX.minusNanos(1000));
        var first = rows.run(SIX);
        var scored = rows.run(SIX.plusSeconds(1));
        var second = rows.run(SIX.plusSeconds(2));
        rows.execute(
                """
                INSERT INTO data_collections (started_at) VALUES ('2026-11-21T07:00:00Z');
                INSERT INTO data_collections (started_at, completed_at, status) VALUES ('2026-11-21T07:00:00Z', '2026-11-21T07:00:00Z', 'failed');
                INSERT INTO data_collections (kind, started_at, completed_at, status) VALUES ('news', '2026-11-21T07:00:00Z', '2026-11-21T07:00:00Z', 'completed');
                INSERT INTO trend_scorings (collection_id, collection_started_at, scored_at, score_version, trends_count)
                VALUES ('%s', '2026-11-21T06:00:01Z', '2026-11-21T06:00:01Z', 'v1', 0);
                """
                        .formatted(scored));

        assertThat(collections.findUnscored(SIX, 10))
                .extracting(DataCollection::id)
                .containsExactly(first, second)
                .doesNotContain(tooOld);
        assertThat(collections.findUnscored(SIX, 1))
                .extracting(DataCollection::id)
                .containsExactly(first);
    }

    private Optional<DataCollection> claim(Instant now) {
        return writer.claim("trends", "live", SIX, now, now.plus(LEASE)) == 0
                ? Optional.empty()
                : collections.findByKindAndScheduledFor("trends", SIX);
    }

    private int end(DataCollection run, String status, Instant at, @Nullable String errors) {
        return writer.end(id(run), run.fencingToken(), status, at, errors, 7);
    }

    private static UUID id(DataCollection run) {
        return Objects.requireNonNull(run.id());
    }
}
