package uptick.collections;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import uptick.collections.run.AtStep;

/// Workers in processes of their own that are killed in mid-run, each at another step; this process then finishes their run,
/// from nothing but what they left in the database.
///
/// A few steps where most could be lost; `-Duptick.full=true` at every step that a worker comes by, at its first two visits.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KilledWorkersTest {

    private static final List<String> SAMPLE =
            List.of("START_COMMITTED 1", "CALL_SENT 2", "PAGE_ROWS_WRITTEN 2", "END_AUDITED 1");

    /* The worker went by a clock of its own, for some minutes. */
    private static final Duration PAST_ANY_LEASE = Duration.ofMinutes(20);

    private final Mornings mornings = new Mornings(70, Duration.ZERO);
    private final Collecting collecting = mornings.collecting();

    @AfterAll
    void stop() {
        mornings.close();
    }

    static Stream<String> deaths() {
        return Boolean.getBoolean("uptick.full")
                ? AtStep.names().stream()
                        .filter(
                                step ->
                                        !step.startsWith("SWEEP_RUN")
                                                && !step.equals("SWEEP_REST_FAILED"))
                        .flatMap(step -> Stream.of(step + " 1", step + " 2"))
                : SAMPLE.stream();
    }

    @ParameterizedTest
    @MethodSource("deaths")
    void aRunSurvivesThatItsWorkersProcessIsKilledAt(String death) {
        var step = death.split(" ")[0];
        var visit = Integer.parseInt(death.split(" ")[1]);
        mornings.aNewMorning();

        var worker = WorkerProcess.start(collecting, mornings.morning(), step, visit);
        var end = worker.end();

        assertThat(end)
                .as(() -> "how the worker ended:\n" + worker.output())
                .isIn(
                        visit == 1
                                ? List.of(WorkerProcess.KILLED)
                                : List.of(WorkerProcess.KILLED, 0));
        var asked = mornings.queries();
        var observed = mornings.observed();
        var chartIsWritten = mornings.isChartWritten();
        mornings.assertCheckpointsAreWhatIsWritten();
        mornings.assertEveryCallIsCounted();
        collecting.clock().advance(PAST_ANY_LEASE);
        mornings.deliverAgainAndWork();

        mornings.assertTheRunIsWhole();
        mornings.assertNothingWrittenWasAskedAgain(asked, observed, chartIsWritten);
        mornings.assertEveryCallIsCounted();
        mornings.assertNothingLeaks();
    }
}
