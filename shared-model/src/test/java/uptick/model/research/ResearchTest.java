package uptick.model.research;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;

import io.micronaut.context.annotation.Property;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import uptick.model.Pages;
import uptick.model.Races;
import uptick.model.Rows;
import uptick.testing.database.TestDatabase;
import uptick.testing.database.WithDatabase;
import uptick.value.Advice;

@WithDatabase
@MicronautTest(startApplication = false, transactional = false)
@Property(name = "datasources.default.maximum-pool-size", value = "8")
class ResearchTest {

    private static final Instant NOW = Instant.parse("2026-11-21T06:00:00.123456Z");
    private static final UUID LAST_ID = new UUID(-1, -1);

    private final Agents agents;
    private final Signals signals;
    private final AnalysisResults analyses;
    private final ResearchQueue queue;
    private final ResearchWriter writer;
    private final Rows rows;
    private UUID instrument = LAST_ID;

    ResearchTest(
            Agents agents,
            Signals signals,
            AnalysisResults analyses,
            ResearchQueue queue,
            ResearchWriter writer,
            TestDatabase database) {
        this.agents = agents;
        this.signals = signals;
        this.analyses = analyses;
        this.queue = queue;
        this.writer = writer;
        this.rows = new Rows(database);
    }

    @BeforeEach
    void twoAgentsAreSet() {
        rows.execute(
                "DELETE FROM signals; DELETE FROM analysis_results; DELETE FROM research_queue; DELETE FROM agent_config");
        writer.setAgent("scout", Agent.Role.DISCOVERY, true, 1, "{}");
        writer.setAgent("judge", Agent.Role.ANALYSIS, true, 0.25, "{}");
        instrument = rows.instrument();
    }

    @Test
    void agentsAreSetAgainByName() {
        writer.setAgent(
                "scout", Agent.Role.ANALYSIS, false, 1.0 / 3, "{\"größer\": {\"☃\": null}}");

        assertThat(agents.findAll(10))
                .extracting(Agent::agentName, Agent::role, Agent::enabled, Agent::weight)
                .containsExactly(
                        tuple("judge", Agent.Role.ANALYSIS, true, 0.25),
                        tuple("scout", Agent.Role.ANALYSIS, false, 1.0 / 3));
        assertThat(agents.findAll(10).getLast().parameters())
                .isEqualTo("{\"größer\": {\"☃\": null}}");
    }

    @Test
    void signalsAreNotedOnceAndListedNewestFirst() {
        var random = new Random(20_261_121);
        var types = List.of(Signal.Type.NEWS, Signal.Type.TREND, Signal.Type.INSIDER);
        var noted = 0;
        for (var i = 0; i < 60; i++) {
            noted +=
                    noteSignal(
                            types.get(random.nextInt(types.size())),
                            NOW.minusSeconds(random.nextInt(10)));
        }
        assertThat(noted).isBetween(10, 40);
        var other = rows.instrument();
        writer.noteSignal(other, "scout", Signal.Type.MANUAL, 100, "a person", NOW, "{\"a\": 1}");

        for (var size : List.of(1, 7, 100)) {
            assertThat(
                            Pages.<Signal>readAll(
                                    last ->
                                            last == null
                                                    ? signals.findBefore(NOW, LAST_ID, size)
                                                    : signals.findBefore(
                                                            last.detectedAt(),
                                                            Objects.requireNonNull(last.id()),
                                                            size)))
                    .hasSize(noted + 1)
                    .doesNotHaveDuplicates()
                    .isSortedAccordingTo(Comparator.comparing(Signal::detectedAt).reversed());
        }
        assertThat(signals.findOfInstrument(other, NOW, NOW.plusNanos(1000), 10))
                .singleElement()
                .usingRecursiveComparison()
                .ignoringFields("id")
                .isEqualTo(
                        new Signal(
                                null,
                                other,
                                "scout",
                                Signal.Type.MANUAL,
                                100,
                                "a person",
                                NOW,
                                "{\"a\": 1}"));
        assertThat(signals.findOfInstrument(other, NOW.minusSeconds(1), NOW, 10)).isEmpty();
    }

    @Test
    void conclusionsKeepTheWeightThatTheirAgentHad() {
        assertThat(noteAnalysis("judge", NOW)).isOne();
        assertThat(noteAnalysis("judge", NOW)).as("the same again").isZero();
        assertThat(noteAnalysis("nobody", NOW)).isZero();
        writer.setAgent("judge", Agent.Role.ANALYSIS, true, 0.75, "{}");
        assertThat(noteAnalysis("judge", NOW.minusSeconds(1))).isOne();

        assertThat(analyses.findBefore(NOW.plusSeconds(1), LAST_ID, 10))
                .extracting(AnalysisResult::weight)
                .containsExactly(0.25, 0.75);
        assertThat(analyses.findOfInstrument(instrument, NOW, NOW.plusNanos(1000), 10))
                .singleElement()
                .satisfies(
                        result -> {
                            assertThat(result.recommendation()).isEqualTo(Advice.SELL);
                            assertThat(result.reasoning()).isEqualTo("Größer ☃.");
                            assertThat(result.keyMetrics()).isEqualTo("{\"pe\": 12.50}");
                        });
    }

    @Test
    void theQueueHoldsAnInstrumentOnceWhileItIsOpen() {
        writer.enqueue(instrument, 50, "{\"first\": true}", NOW);
        writer.enqueue(instrument, 70, "{}", NOW.plusSeconds(1));
        writer.enqueue(instrument, 60, "{}", NOW.plusSeconds(2));

        var claimed = writer.claim(10);
        assertThat(claimed)
                .singleElement()
                .satisfies(
                        item -> {
                            assertThat(item.score()).isEqualTo(70);
                            assertThat(item.metadata()).isEqualTo("{\"first\": true}");
                            assertThat(item.queuedAt()).isEqualTo(NOW);
                        });
        writer.enqueue(instrument, 90, "{}", NOW);
        assertThat(writer.claim(10)).as("it is under investigation").isEmpty();

        var id = Objects.requireNonNull(claimed.getFirst().id());
        assertThat(writer.finish(id, ResearchItem.Status.DONE, NOW)).isOne();
        assertThat(writer.finish(id, ResearchItem.Status.REJECTED, NOW)).isZero();
        writer.enqueue(instrument, 10, "{}", NOW);

        assertThat(writer.claim(10)).hasSize(1);
    }

    @Test
    void theQueueIsListedByScoreEachItemOnce() {
        var random = new Random(7);
        for (var i = 0; i < 50; i++) {
            writer.enqueue(rows.instrument(), random.nextInt(5) * 100.0 / 7, "{}", NOW);
        }

        for (var size : List.of(1, 7, 100)) {
            assertThat(
                            Pages.<ResearchItem>readAll(
                                    last ->
                                            queue.findAfter(
                                                    ResearchItem.Status.PENDING,
                                                    last == null ? 101 : last.score(),
                                                    last == null
                                                            ? LAST_ID
                                                            : Objects.requireNonNull(last.id()),
                                                    size)))
                    .hasSize(50)
                    .doesNotHaveDuplicates()
                    .isSortedAccordingTo(
                            Comparator.comparingDouble(ResearchItem::score)
                                    .reversed()
                                    .thenComparing(item -> String.valueOf(item.id())));
        }
    }

    @Test
    void theQueueIsClaimedByOneWorkerEach() throws Exception {
        for (var i = 0; i < 100; i++) {
            writer.enqueue(rows.instrument(), i, "{}", NOW);
        }

        assertThat(Races.claimAll(8, () -> writer.claim(7)))
                .extracting(ResearchItem::id)
                .hasSize(100)
                .doesNotHaveDuplicates();
    }

    private int noteSignal(Signal.Type type, Instant at) {
        return writer.noteSignal(instrument, "scout", type, 0, "a source", at, "{}");
    }

    private int noteAnalysis(String agent, Instant at) {
        return writer.noteAnalysis(
                instrument, agent, Advice.SELL, 1, "Größer ☃.", "{\"pe\": 12.50}", at);
    }
}
