package uptick.collections;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import uptick.collections.run.AtStep;
import uptick.collections.run.WorkSlices;
import uptick.testing.lambda.RecordedEvents;

/// Functions that find themselves a few seconds before the end of their time: a worker stalls at each step of its work until
/// the runtime is about to end it. It has to be through in what is left, with everything written or handed back.
///
/// Each step with one, two or three seconds left; `-Duptick.full=true` with each of them, at the first two visits.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeadlinesTest {

    private static final boolean FULL = Boolean.getBoolean("uptick.full");
    private static final Duration INVOCATION = Duration.ofMinutes(8);
    private static final Duration PAST_THE_RUN = Duration.ofMinutes(31);
    private static final int MOST_SECONDS = 3;

    private final Mornings mornings = new Mornings(10, Duration.ofSeconds(40));
    private final Collecting collecting = mornings.collecting();

    @AfterAll
    void stop() {
        mornings.close();
    }

    static Stream<String> stalls() {
        var steps =
                AtStep.names().stream()
                        .dropWhile(step -> !step.equals("CLAIM_BEFORE"))
                        .takeWhile(step -> !step.startsWith("HAND_BACK"))
                        .filter(step -> !step.equals("FINISH_COUNTED"))
                        .toList();
        return IntStream.range(0, steps.size())
                .boxed()
                .flatMap(
                        n ->
                                FULL
                                        ? IntStream.range(0, 2 * MOST_SECONDS)
                                                .mapToObj(
                                                        each ->
                                                                steps.get(n)
                                                                        + " "
                                                                        + (1 + each % MOST_SECONDS)
                                                                        + " "
                                                                        + (1 + each / MOST_SECONDS))
                                        : Stream.of(
                                                steps.get(n)
                                                        + " "
                                                        + (1 + n % MOST_SECONDS)
                                                        + " 1"));
    }

    @ParameterizedTest
    @MethodSource("stalls")
    void aWorkerThatStallsIsThroughBeforeItIsEndedAt(String stall) {
        var step = stall.split(" ")[0];
        var secondsLeft = Integer.parseInt(stall.split(" ")[1]);
        mornings.aNewMorning();
        collecting.start(mornings.morning());
        var deadline = collecting.clock().instant().plus(INVOCATION);
        var asked = new ArrayList<String>();
        collecting
                .crashes()
                .run(
                        step,
                        Integer.parseInt(stall.split(" ")[2]),
                        () -> {
                            collecting.clock().stand(deadline.minusSeconds(secondsLeft));
                            asked.addAll(mornings.queries());
                            asked.add(step);
                        });

        var failed = deliver(new WorkSlicesHandler(collecting.context()), batch(4), INVOCATION);
        collecting.crashes().disarm();

        assertThat(asked.isEmpty() && stall.endsWith(" 1")).as("nobody comes by " + step).isFalse();
        if (!asked.isEmpty()) {
            assertThat(mornings.queries()).hasSize(asked.size() - 1);
            assertThat(collecting.clock().instant()).isBefore(deadline);
        }
        assertThat(held()).as("slices that a worker went away with").isZero();
        mornings.assertCheckpointsAreWhatIsWritten();
        mornings.assertEveryCallIsCounted();
        assertThat(failed).contains("batchItemFailures");

        collecting.clock().advance(Duration.ofSeconds(MOST_SECONDS + 1));
        var written = mornings.observed();
        var before = mornings.queries();
        mornings.deliverAgainAndWork();
        mornings.assertTheRunIsWhole();
        mornings.assertNothingWrittenWasAskedAgain(before, written, false);
        mornings.assertNothingLeaks();
    }

    @Test
    void aWorkerWithoutTimeTakesNothingAndHasItsMessagesDeliveredAgain() {
        for (var seconds = 1; seconds <= MOST_SECONDS; seconds++) {
            mornings.aNewMorning();
            collecting.start(mornings.morning());

            var answer =
                    deliver(
                            new WorkSlicesHandler(collecting.context()),
                            batch(2),
                            Duration.ofSeconds(seconds));

            assertThat(answer)
                    .isEqualTo(
                            "{\"batchItemFailures\":[{\"itemIdentifier\":\"1\"},{\"itemIdentifier\":\"2\"}]}");
            assertThat(mornings.queries()).isEmpty();
            assertThat(held()).isZero();
            collecting.work();
            mornings.assertTheRunIsWhole();
        }
    }

    @Test
    void aRunWhoseOwnTimeIsUpIsNotHandedFromWorkerToWorker() {
        try (var one = new Mornings(10, Duration.ZERO)) {
            one.collecting().start(one.morning());
            one.collecting().clock().advance(PAST_THE_RUN);
            one.collecting().queue().forget();

            deliver(new WorkSlicesHandler(one.collecting().context()), batch(3), INVOCATION);

            assertThat(one.collecting().queue().nudges()).isEmpty();
            assertThat(one.queries()).isEmpty();
            assertThat(one.collecting().runs()).containsExactly("failed 0");
        }
    }

    @Test
    void anAnswerThatIsUnderWayWhenTheTimeToAskEndsIsWaitedFor() {
        try (var one = Collecting.start()) {
            var chart = Chart.of(10).with(3, "iPhone X");
            one.youtube()
                    .answer(
                            _ ->
                                    new ScriptedYoutube.Answer(
                                            200,
                                            query -> {
                                                pause();
                                                return chart.page(query);
                                            }));
            one.track("iPhone X");
            one.start(Collecting.MORNING);

            var works = true;
            while (works) {
                works = one.bean(WorkSlices.class).workOne(one.clock().instant().plusMillis(50));
            }

            assertThat(one.states()).containsExactly("iPhone X ok");
        }
    }

    /* Longer than the time to ask, and no longer than any answer may take. */
    private static void pause() {
        try {
            Thread.sleep(300);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    static Stream<String> ends() {
        return AtStep.names().stream()
                .filter(step -> step.startsWith("START_") || step.equals("SWEEP_BEFORE"));
    }

    @ParameterizedTest
    @MethodSource("ends")
    void aScheduleThatIsEndedByTheRuntimeIsMadeUpForByItsNextDeliveryAt(String step) {
        mornings.aNewMorning();
        collecting.crashes().crash(step, 1);
        var event = RecordedEvents.schedule("collect-every-morning", mornings.morning());
        var handler = new CollectOnScheduleHandler(collecting.context());

        var ended = Mornings.diesIn(() -> deliver(handler, event, Duration.ofSeconds(1)));
        collecting.crashes().disarm();
        var again = deliver(handler, event, Duration.ofSeconds(MOST_SECONDS));

        assertThat(ended).isTrue();
        assertThat(again).containsPattern("\"status\":\"started(_before)?\"");
        collecting.work();
        mornings.assertTheRunIsWhole();
        mornings.assertNothingLeaks();
    }

    private int held() {
        return Integer.parseInt(
                mornings.one(
                        "SELECT count(*) FROM collection_sources WHERE lease_owner IS NOT NULL"));
    }

    private static String batch(int messages) {
        SequencedMap<String, String> bodies = new LinkedHashMap<>();
        for (var n = 1; n <= messages; n++) {
            bodies.put(
                    Integer.toString(n),
                    "{\"collection_id\":\"00000000-0000-7000-8000-000000000001\"}");
        }
        return RecordedEvents.messages("slices", bodies);
    }

    private static String deliver(RequestStreamHandler handler, String event, Duration timeLeft) {
        var answer = new ByteArrayOutputStream();
        try {
            handler.handleRequest(
                    new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)),
                    answer,
                    new TimeLeft(timeLeft));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return answer.toString(StandardCharsets.UTF_8);
    }
}
