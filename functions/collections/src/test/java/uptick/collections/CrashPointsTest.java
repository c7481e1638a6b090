package uptick.collections;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import uptick.collections.run.AtStep;
import uptick.collections.run.Sweep;
import uptick.collections.run.WorkSlices;

/// Workers that die, or freeze past their lease, at every step of a run: each morning is one run over a chart that is read
/// whole and a source that is committed topic by topic and whose worker's time is too short for a slice.
///
/// Here each step is died at once; `-Duptick.full=true` does so at its first ten visits.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CrashPointsTest {

    private static final int VISITS = Boolean.getBoolean("uptick.full") ? 10 : 1;
    private static final Duration PAST_THE_RUN = Duration.ofMinutes(31);

    /* The paged source takes its time, so that its slices outlast a worker's. */
    private final Mornings mornings = new Mornings(70, Duration.ofMinutes(3));
    private final Collecting collecting = mornings.collecting();

    @AfterAll
    void stop() {
        mornings.close();
    }

    static Stream<String> deaths() {
        return AtStep.names().stream()
                .filter(step -> !step.startsWith("SWEEP_RUN") && !step.equals("SWEEP_REST_FAILED"))
                .flatMap(
                        step ->
                                IntStream.rangeClosed(1, VISITS)
                                        .mapToObj(visit -> step + " " + visit));
    }

    @ParameterizedTest
    @MethodSource("deaths")
    void aRunSurvivesTheDeathOfItsWorkerAt(String death) {
        var step = death.split(" ")[0];
        var visit = Integer.parseInt(death.split(" ")[1]);
        mornings.aNewMorning();
        collecting.crashes().crash(step, visit);

        var died = mornings.worksUntilDeath();
        var asked = mornings.queries();
        var observed = mornings.observed();
        var chartIsWritten = mornings.isChartWritten();
        assertThat(died || visit > 1).as("somebody comes by " + step).isTrue();
        mornings.assertCheckpointsAreWhatIsWritten();
        mornings.assertEveryCallIsCounted();
        collecting.crashes().disarm();
        collecting.clock().advance(Mornings.PAST_THE_LEASE);
        mornings.deliverAgainAndWork();

        mornings.assertTheRunIsWhole();
        mornings.assertNothingWrittenWasAskedAgain(asked, observed, chartIsWritten);
        mornings.assertEveryCallIsCounted();
        mornings.assertNothingLeaks();
    }

    static Stream<String> freezes() {
        return Stream.of(
                "CLAIM_COMMITTED",
                "RESERVE_BEFORE",
                "RESERVE_COMMITTED",
                "RESERVE_WAITED",
                "CALL_COMMITTED",
                "CALL_SENT",
                "REPLY_READ",
                "SETTLE_BEFORE",
                "SETTLE_COMMITTED",
                "ASK_OVER",
                "PAGE_BEFORE",
                "PAGE_COMMITTED",
                "FINISH_BEFORE",
                "HAND_BACK_COMMITTED");
    }

    @ParameterizedTest
    @MethodSource("freezes")
    void aWorkerThatFreezesPastItsLeaseWritesNothingAnyMoreAt(String step) {
        mornings.aNewMorning();
        var afterTheOther = new ArrayList<String>();
        collecting
                .crashes()
                .run(
                        step,
                        1,
                        () -> {
                            collecting.clock().advance(Mornings.PAST_THE_LEASE);
                            onAnotherThread(mornings::deliverAgainAndWork);
                            afterTheOther.add(mornings.everything());
                        });

        collecting.start(mornings.morning());
        collecting.work();

        mornings.assertTheRunIsWhole();
        assertThat(afterTheOther).containsExactly(mornings.everything());
        mornings.assertEveryCallIsCounted();
        mornings.assertNothingLeaks();
    }

    static Stream<String> sweeps() {
        return AtStep.names().stream().filter(step -> step.startsWith("SWEEP_"));
    }

    @ParameterizedTest
    @MethodSource("sweeps")
    void aRunThatTakesTooLongEndsWithTheRestNamedAlsoWhereTheSweepDiesAt(String step) {
        mornings.aNewMorning();
        collecting.start(mornings.morning());
        collecting.bean(WorkSlices.class).workOne(collecting.clock().instant().plusSeconds(1));
        collecting.clock().advance(PAST_THE_RUN);
        collecting.crashes().crash(step, 1);

        var died = Mornings.diesIn(() -> collecting.bean(Sweep.class).sweep());
        collecting.crashes().disarm();
        collecting.bean(Sweep.class).sweep();
        collecting.bean(Sweep.class).sweep();

        assertThat(died).isTrue();
        assertThat(
                        collecting
                                .rows()
                                .all(
                                        "SELECT DISTINCT gap ->> 'source' || ' ' || (gap ->> 'reason') FROM data_collections, jsonb_array_elements(errors) AS gap WHERE "
                                                + mornings.ofTheMorning()))
                .contains("hacker_news The run's time was up before this was done.");
        assertThat(
                        mornings.one(
                                "SELECT count(*) FROM collection_sources JOIN data_collections AS run ON run.id = collection_id WHERE finished_at IS NULL AND "
                                        + mornings.ofTheMorning()))
                .isEqualTo("0");
        // The topics that nobody came to are written down as such.
        assertThat(
                        mornings.one(
                                "SELECT count(*) FROM observations JOIN data_collections AS run ON run.id = collection_id WHERE "
                                        + mornings.ofTheMorning()))
                .isEqualTo(Integer.toString(2 * Mornings.TOPICS));
        assertThat(
                        collecting
                                .rows()
                                .all(
                                        "SELECT action FROM audit_log WHERE subject = 'collection:' || (SELECT id FROM data_collections WHERE "
                                                + mornings.ofTheMorning()
                                                + ") ORDER BY sequence"))
                .containsExactly("collection.started", "collection.completed");
    }

    @Test
    void namesAtLeastFortySteps() {
        assertThat(AtStep.names()).hasSizeGreaterThanOrEqualTo(40);
    }

    private static void onAnotherThread(Runnable work) {
        var other = new Thread(work, "another worker");
        other.start();
        try {
            other.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
