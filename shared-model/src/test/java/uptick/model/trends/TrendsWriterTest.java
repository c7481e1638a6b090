package uptick.model.trends;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

import io.micronaut.context.annotation.Property;
import io.micronaut.data.exceptions.DataAccessException;
import io.micronaut.json.JsonMapper;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.transaction.TransactionOperations;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import uptick.model.Rows;
import uptick.model.collections.ObservationState;
import uptick.testing.database.TestDatabase;
import uptick.testing.database.WithDatabase;

@WithDatabase
@MicronautTest(startApplication = false, transactional = false)
@Property(name = "datasources.default.maximum-pool-size", value = "4")
class TrendsWriterTest {

    private static final Instant AT = Instant.parse("2026-11-21T05:59:59.123456Z");

    private final TrendsWriter writer;
    private final TrendRows rows;
    private final Trends trends;
    private final Rows around;
    private final JsonMapper json;
    private final TransactionOperations<?> transactions;

    TrendsWriterTest(
            TrendsWriter writer,
            TrendRows rows,
            Trends trends,
            TestDatabase database,
            JsonMapper json,
            TransactionOperations<?> transactions) {
        this.writer = writer;
        this.rows = rows;
        this.trends = trends;
        this.around = new Rows(database);
        this.json = json;
        this.transactions = transactions;
    }

    @Test
    void keepsARowWithNothingInIt() {
        var run = around.run(AT);
        var bare =
                new Trend(
                        null, "Bare", run, null, null, null, null, null, null, null, null, null,
                        null, null, null, null, null, null, false, null, null, null, null,
                        Map.of());

        writer.append(List.of(bare));

        assertThat(rows.findByCollectionIdOrderByTitle(run))
                .singleElement()
                .usingRecursiveComparison()
                .ignoringFields("id")
                .isEqualTo(bare);
    }

    @Test
    void keepsARowWithEverythingInIt() throws IOException {
        var run = around.run(AT);
        var full = full(run, around.topic());

        writer.append(List.of(full));

        var read = rows.findByCollectionIdOrderByTitle(run).getFirst();
        assertThat(read.id()).isNotNull();
        assertThat(read)
                .usingRecursiveComparison()
                .ignoringFields("id", "scoreComponents")
                .isEqualTo(full);
        assertThat(tree(read.scoreComponents())).isEqualTo(tree(full.scoreComponents()));
        assertThat(trends.findTop(run, 1).getFirst())
                .usingRecursiveComparison()
                .isEqualTo(
                        new TopTrend(
                                Objects.requireNonNull(read.id()),
                                full.title(),
                                run,
                                full.topicId(),
                                full.observedAt(),
                                full.youtubeViews(),
                                full.youtubeLikes(),
                                full.youtubeChannel(),
                                full.redditVelocityScore(),
                                full.youtubeTractionScore(),
                                full.googleTrendsSpikeScore(),
                                true,
                                full.momentumScore(),
                                full.confidenceLevel(),
                                full.scoreVersion(),
                                full.sourceStates()));
    }

    @Test
    void writesStatesByTheNamesThatTheDocumentsUse() {
        var run = around.run(AT);
        var states = new EnumMap<ObservationState, SourceState>(ObservationState.class);
        Arrays.stream(ObservationState.values())
                .forEach(state -> states.put(state, new SourceState(state, "because")));
        var bySource =
                states.entrySet().stream()
                        .collect(
                                Collectors.toMap(
                                        state -> state.getKey().text(),
                                        Map.Entry::getValue,
                                        (one, _) -> one,
                                        TreeMap::new));

        writer.append(
                List.of(
                        new Trend(
                                null, "States", run, null, null, null, null, null, null, null, null,
                                null, null, null, null, null, null, null, false, null, null, null,
                                null, bySource)));

        assertThat(rows.findByCollectionIdOrderByTitle(run).getFirst().sourceStates())
                .isEqualTo(bySource);
        assertThat(
                        around.texts(
                                "SELECT bool_and(key = value ->> 'state') FROM trends, jsonb_each(source_states) WHERE collection_id = '"
                                        + run
                                        + "'"))
                .containsExactly("t");
    }

    @Test
    void appendsManyInOneGoOrNone() {
        var run = around.run(AT);
        var topic = around.topic();

        assertThatThrownBy(() -> writer.append(List.of(full(run, topic), full(run, topic))))
                .isInstanceOf(DataAccessException.class)
                .hasStackTraceContaining("uq_trends_collection_topic");

        assertThat(rows.findByCollectionIdOrderByTitle(run)).isEmpty();
    }

    @Test
    void takesARunOnce() {
        var run = around.run(AT);

        assertThat(writer.claim(run, AT, AT, "v1", 3)).isOne();
        assertThat(writer.claim(run, AT, AT, "v2", 4)).isZero();

        assertThat(trends.findScored(run))
                .hasValueSatisfying(
                        scored -> {
                            assertThat(scored.scoreVersion()).isEqualTo("v1");
                            assertThat(scored.scoredAt()).isEqualTo(AT);
                            assertThat(scored.startedAt()).isEqualTo(AT);
                            assertThat(scored.isPartial()).isFalse();
                        });
    }

    @Test
    void makesASecondWorkerWaitForTheFirstAndLeavesItTheRunOnlyIfThatFailed() throws Exception {
        for (var firstCommits : List.of(true, false)) {
            var run = around.run(AT);
            var claimed = new CountDownLatch(1);
            try (var second = Executors.newSingleThreadExecutor()) {
                var seconds =
                        transactions.executeWrite(
                                status -> {
                                    assertThat(writer.claim(run, AT, AT, "first", 1)).isOne();
                                    var waiting =
                                            second.submit(
                                                    () -> {
                                                        claimed.countDown();
                                                        return writer.claim(
                                                                run, AT, AT, "second", 1);
                                                    });
                                    claimed.await();
                                    if (!firstCommits) {
                                        status.setRollbackOnly();
                                    }
                                    return waiting;
                                });

                assertThat(seconds.get()).isEqualTo(firstCommits ? 0 : 1);
            }
        }
    }

    private Map<?, ?> tree(@Nullable String text) throws IOException {
        return Objects.requireNonNull(json.readValue(Objects.requireNonNull(text), Map.class));
    }

    private static Trend full(UUID run, UUID topic) {
        return new Trend(
                null,
                "Größer ☃ \"quoted\" 🎉",
                run,
                topic,
                AT,
                Integer.MIN_VALUE,
                Integer.MAX_VALUE,
                0.93,
                "aww",
                Long.MAX_VALUE,
                0L,
                "A channel",
                100,
                List.of("a \"b\"", "é"),
                Long.MAX_VALUE,
                0.0,
                100.0,
                1.0 / 3,
                true,
                61.8033988749,
                "high",
                "v1",
                """
                {"z": 0.1, "inputs": [1, 2.5, null, 1e-7], "text": "a \\"b\\" é", "deep": {"b": true, "a": []}}
                """,
                Map.of(
                        "youtube", new SourceState(ObservationState.OK, null),
                        "reddit", new SourceState(ObservationState.NOT_ASKED, "No key.")));
    }
}
