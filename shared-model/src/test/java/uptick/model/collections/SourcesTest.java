package uptick.model.collections;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Objects;
import java.util.stream.IntStream;

import io.micronaut.context.annotation.Property;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import uptick.model.Races;
import uptick.model.Rows;
import uptick.testing.database.TestDatabase;
import uptick.testing.database.WithDatabase;

@WithDatabase
@MicronautTest(startApplication = false, transactional = false)
@Property(name = "datasources.default.maximum-pool-size", value = "8")
class SourcesTest {

    private static final Instant NOW = Instant.parse("2026-11-21T06:00:00.123456Z");
    private static final Instant RETRY = NOW.plusSeconds(300);

    private final Sources sources;
    private final SourcesWriter writer;
    private final Rows rows;

    SourcesTest(Sources sources, SourcesWriter writer, TestDatabase database) {
        this.sources = sources;
        this.writer = writer;
        this.rows = new Rows(database);
    }

    @BeforeEach
    void nothingIsKnown() {
        rows.execute("DELETE FROM source_states");
    }

    @Test
    void keepWhatTheOperatorSetApartFromWhatCallsFoundOut() {
        fail(1);
        writer.change("reddit", false, null, "No deleted posts.");
        writer.change("reddit", null, LicenceState.RESTRICTED, null);
        fail(2);
        writer.noteSuccess("wikipedia", NOW);

        assertThat(sources.findBySource("reddit"))
                .contains(
                        new Source(
                                "reddit",
                                false,
                                LicenceState.RESTRICTED,
                                "No deleted posts.",
                                Breaker.OPEN,
                                2,
                                RETRY,
                                null,
                                NOW,
                                null,
                                ObservationState.FAILED,
                                "Failure 2.",
                                false));
        assertThat(sources.findAll(10))
                .extracting(Source::source)
                .containsExactly("reddit", "wikipedia");
    }

    @Test
    void openTheirBreakerAfterSoManyFailuresInARowAndCloseItWithASuccess() {
        fail(1);
        assertThat(breaker()).isEqualTo(Breaker.CLOSED);
        assertThat(writer.letOneThrough("reddit", RETRY, RETRY)).as("nothing to ask").isZero();
        fail(2);
        assertThat(breaker()).isEqualTo(Breaker.OPEN);
        assertThat(writer.letOneThrough("reddit", RETRY.minusNanos(1000), RETRY)).isZero();
        assertThat(writer.letOneThrough("reddit", RETRY, RETRY.plusSeconds(60))).isOne();
        assertThat(breaker()).isEqualTo(Breaker.HALF_OPEN);

        writer.noteSuccess("reddit", RETRY);

        assertThat(breaker()).isEqualTo(Breaker.CLOSED);
        fail(1);
        assertThat(breaker()).as("counted from the start").isEqualTo(Breaker.CLOSED);
    }

    @Test
    void openTheirBreakerAtOnceWhereOneFailureIsEnough() {
        writer.noteFailure("reddit", NOW, ObservationState.BLOCKED, "Refused.", 1, RETRY);

        assertThat(breaker()).isEqualTo(Breaker.OPEN);
    }

    @Test
    void letOneOfManyThrough() throws Exception {
        fail(1);
        fail(2);

        assertThat(Races.run(8, () -> writer.letOneThrough("reddit", RETRY, RETRY.plusSeconds(60))))
                .containsOnlyOnce(1)
                .containsOnly(0, 1);
    }

    @Test
    void takeTurnsOneBehindTheOther() throws Exception {
        var turns =
                Races.run(
                        8,
                        () ->
                                Objects.requireNonNull(
                                        writer.takeTurn("reddit", NOW, 1000, NOW.plusSeconds(60))));

        assertThat(turns)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, 8).mapToObj(NOW::plusSeconds).toList());
        assertThat(writer.takeTurn("reddit", NOW, 1000, NOW.plusSeconds(7)))
                .as("the next would be too late")
                .isNull();
        assertThat(writer.takeTurn("reddit", NOW.plusSeconds(60), 1000, NOW.plusSeconds(90)))
                .as("nobody waits")
                .isEqualTo(NOW.plusSeconds(60));
    }

    @Test
    void waitUntilAHoldIsOverAlsoWhereTheyHaveNoPace() {
        writer.hold("reddit", NOW.plusSeconds(30));
        writer.hold("reddit", NOW.plusSeconds(10));

        assertThat(writer.takeTurn("reddit", NOW, 0, NOW.plusSeconds(29))).isNull();
        assertThat(writer.takeTurn("reddit", NOW, 0, NOW.plusSeconds(60)))
                .isEqualTo(NOW.plusSeconds(30));
        assertThat(writer.takeTurn("wikipedia", NOW, 0, NOW)).isEqualTo(NOW);
    }

    @Test
    void areThereAlsoWhereTheyAnswerWithNothing() {
        fail(1);
        fail(2);

        writer.noteAnswer("reddit", NOW, ObservationState.SUSPECT, "Nothing.", true);

        assertThat(sources.findBySource("reddit").orElseThrow())
                .satisfies(
                        source -> {
                            assertThat(source.breaker()).isEqualTo(Breaker.CLOSED);
                            assertThat(source.isSuspect()).isTrue();
                            assertThat(source.lastSuccessAt()).isNull();
                            assertThat(source.lastState()).isEqualTo(ObservationState.SUSPECT);
                        });
    }

    private void fail(int which) {
        writer.noteFailure(
                "reddit", NOW, ObservationState.FAILED, "Failure " + which + ".", 2, RETRY);
    }

    private Breaker breaker() {
        return sources.findBySource("reddit").orElseThrow().breaker();
    }
}
