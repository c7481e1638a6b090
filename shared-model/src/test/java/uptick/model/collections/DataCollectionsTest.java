package uptick.model.collections;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
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
    private static final Duration TIME = Duration.ofMinutes(30);

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
    void startUnderWay() {
        var id = writer.start("trends", "live", SIX, SIX, SIX.plus(TIME));

        assertThat(collections.findByKindAndScheduledFor("trends", SIX))
                .hasValueSatisfying(
                        run ->
                                assertThat(run)
                                        .usingRecursiveComparison()
                                        .isEqualTo(
                                                new DataCollection(
                                                        id,
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
                                                        SIX.plus(TIME),
                                                        1)));
        assertThat(collections.findUnderWay("trends", true)).contains(id);
        assertThat(collections.findUnderWay("trends", false)).isEmpty();
        assertThat(collections.findUnderWay("news", true)).isEmpty();
        assertThat(collections.findOverdue("trends", SIX.plus(TIME), 10)).isEmpty();
        assertThat(collections.findOverdue("trends", SIX.plus(TIME).plusNanos(1000), 10))
                .containsExactly(id);
    }

    @Test
    void startForAPersonWithoutAnEvent() {
        var id = writer.start("trends", "sample", null, SIX, SIX.plus(TIME));

        assertThat(collections.findUnderWay("trends", false)).contains(id);
        assertThat(collections.findUnderWay("trends", true)).isEmpty();
        assertThat(writer.start("trends", "sample", null, SIX, SIX.plus(TIME))).isNotEqualTo(id);
    }

    @Test
    void endWithTheirLastSliceAndAddUpWhatItGaveAndMissed() {
        var id = writer.start("trends", "live", SIX, SIX, SIX.plus(TIME));
        slice(id, "youtube", "chart:GB", "completed", "failed", 4, "{\"part\": \"page-2\"}");
        slice(id, "reddit", "hot", "pending", null, 0, null);
        slice(id, "similarweb", "", "skipped", "not_asked", 0, null);
        slice(id, "wikipedia", "1", "skipped", "quota", 0, null);
        slice(id, "hacker_news", "", "completed", "ok", 9, null);

        assertThat(writer.endIfDone(id, SIX)).as("something is left").isZero();
        rows.execute(
                "UPDATE collection_sources SET status = 'failed', state = 'blocked', reason = 'größer ☃', calls = 3, finished_at = now() WHERE source = 'reddit'");
        assertThat(writer.lock(id)).isOne();
        assertThat(writer.endIfDone(id, SIX.plusSeconds(9))).isOne();
        assertThat(writer.endIfDone(id, SIX.plusSeconds(9))).isZero();
        assertThat(writer.lock(id)).isZero();

        var ended = collections.findById(id).orElseThrow();
        assertThat(ended.status()).isEqualTo(DataCollection.COMPLETED);
        assertThat(ended.isPartial()).isTrue();
        assertThat(ended.errors())
                .containsExactly(
                        new Gap("reddit", "hot", ObservationState.BLOCKED, "größer ☃"),
                        new Gap("wikipedia", "1", ObservationState.QUOTA, "Why."),
                        new Gap("youtube", "chart:GB:page-2", ObservationState.FAILED, "Why."));
        assertThat(ended.youtubeApiQuotaUsed()).isEqualTo(4);
        assertThat(ended.redditApiCalls()).isEqualTo(3);
        assertThat(ended.leaseExpiresAt()).isNull();
        assertThat(ended.completedAt()).isEqualTo(SIX.plusSeconds(9));
    }

    @Test
    void failWhereNothingWasGivenAndSayWhyAlsoOfWhatWasSkipped() {
        var skipped = writer.start("trends", "live", SIX, SIX, SIX.plus(TIME));
        slice(skipped, "youtube", "chart:GB", "skipped", "not_asked", 0, null);
        var bare = writer.start("trends", "live", null, SIX, SIX.plus(TIME));

        assertThat(writer.endIfDone(skipped, SIX)).isOne();
        assertThat(writer.endIfDone(bare, SIX)).isOne();

        assertThat(collections.findById(skipped).orElseThrow())
                .returns(DataCollection.FAILED, DataCollection::status)
                .returns(
                        List.of(new Gap("youtube", "chart:GB", ObservationState.NOT_ASKED, "Why.")),
                        DataCollection::errors);
        assertThat(collections.findById(bare).orElseThrow().errors()).hasSize(1);
    }

    @Test
    void areNewestFirstAndTheSameEachTimeWhereTheyStartedTogether() {
        var early = rows.run(SIX);
        var together = List.of(rows.run(SIX.plusSeconds(1)), rows.run(SIX.plusSeconds(1)));
        var greatest = new UUID(-1, -1);

        assertThat(collections.findBefore(SIX.plusSeconds(2), greatest, 2))
                .extracting(DataCollection::id)
                .containsExactlyElementsOf(together.reversed());
        assertThat(collections.findBefore(SIX.plusSeconds(1), together.getLast(), 5))
                .extracting(DataCollection::id)
                .containsExactly(together.getFirst(), early);
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

    private void slice(
            UUID run,
            String source,
            String slice,
            String status,
            @Nullable String state,
            int units,
            @Nullable String error) {
        rows.execute(
                """
                INSERT INTO collection_sources (
                  collection_id, source, slice, status, state, reason, units, error, finished_at)
                VALUES ('%1$s', '%2$s', '%3$s', '%4$s', %5$s, %6$s, %7$d, %8$s, %9$s)
                """
                        .formatted(
                                run,
                                source,
                                slice,
                                status,
                                state == null ? "NULL" : "'" + state + "'",
                                state == null || state.equals("ok") ? "NULL" : "'Why.'",
                                units,
                                error == null ? "NULL" : "'" + error + "'",
                                state == null ? "NULL" : "now()"));
    }
}
