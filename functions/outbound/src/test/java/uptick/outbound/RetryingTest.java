package uptick.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import uptick.outbound.Reply.Answered;
import uptick.outbound.Reply.NotSent;
import uptick.outbound.Reply.Unknown;

class RetryingTest {

    private static final Instant START = Instant.parse("2026-03-01T23:59:50Z");
    private static final RetrySettings SETTINGS =
            new RetrySettings(4, Duration.ofSeconds(1), Duration.ofSeconds(30));

    private static final Answered GOOD = answer(200);

    private final List<Duration> pauses = new ArrayList<>();
    private final List<Duration> timesLeft = new ArrayList<>();
    private final Deque<Reply> replies = new ArrayDeque<>();
    private Instant now = START;
    private final Retrying retrying = new Retrying(SETTINGS, clock(), this::sleep);

    @Test
    void makesOneAttemptWhereItSucceeds() {
        replies.add(GOOD);

        Optional<Reply> last = run(Duration.ofMinutes(5));

        assertThat(last).contains(GOOD);
        assertThat(timesLeft).containsExactly(Duration.ofMinutes(5));
        assertThat(pauses).isEmpty();
    }

    @Test
    void triesAgainWithGrowingJitteredPausesUntilTheAttemptsAreUsedUp() {
        for (int i = 0; i < 10; i++) {
            replies.add(answer(503));
        }

        Optional<Reply> last = run(Duration.ofMinutes(5));

        assertThat(last).get().isInstanceOf(Answered.class);
        assertThat(timesLeft).hasSize(4);
        assertThat(pauses).hasSize(3);
        assertThat(pauses.get(0)).isBetween(Duration.ofMillis(500), Duration.ofMillis(1500));
        assertThat(pauses.get(1)).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(3));
        assertThat(pauses.get(2)).isBetween(Duration.ofSeconds(2), Duration.ofSeconds(6));
    }

    @Test
    void drawsDifferentPauses() {
        List<Duration> firstPauses = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            replies.addAll(List.of(answer(500), GOOD));
            pauses.clear();
            assertThat(run(Duration.ofMinutes(5))).contains(GOOD);
            firstPauses.addAll(pauses);
        }

        assertThat(firstPauses).hasSize(20);
        assertThat(firstPauses.stream().distinct()).hasSizeGreaterThan(5);
    }

    @Test
    void givesBackTheFirstReplyThatIsGood() {
        replies.addAll(
                List.of(
                        new NotSent(Reason.NOT_CONNECTED, "refused"),
                        new Unknown(Reason.BODY_CUT, "cut"),
                        GOOD,
                        answer(500)));

        Optional<Reply> last = run(Duration.ofMinutes(5));

        assertThat(last).contains(GOOD);
        assertThat(replies).hasSize(1);
    }

    @Test
    void tellsEachAttemptHowMuchTimeIsLeft() {
        replies.addAll(List.of(answer(429, "7"), answer(429, "11"), GOOD));

        assertThat(run(Duration.ofMinutes(1))).contains(GOOD);
        assertThat(timesLeft)
                .containsExactly(
                        Duration.ofMinutes(1), Duration.ofSeconds(53), Duration.ofSeconds(42));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"12 | 12", " 12  | 12", "Mon, 02 Mar 2026 00:00:03 GMT | 13", "0012 | 12"})
    void waitsAsLongAsTheProviderAsks(String retryAfter, int seconds) {
        replies.addAll(List.of(answer(429, retryAfter), GOOD));

        assertThat(run(Duration.ofMinutes(5))).contains(GOOD);
        assertThat(pauses).containsExactly(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "Sun, 01 Mar 2026 23:00:00 GMT",
                "soon",
                "-5",
                "1e9",
                "4.5",
                "",
                "Mon, 02 Mar 2026"
            })
    void keepsItsOwnPauseWhereTheProviderAsksForLessOrNothingReadable(String retryAfter) {
        replies.addAll(List.of(answer(503, retryAfter), GOOD));

        assertThat(run(Duration.ofMinutes(5))).contains(GOOD);
        assertThat(pauses)
                .singleElement()
                .satisfies(it -> assertThat(it).isLessThan(Duration.ofSeconds(2)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"31", "999999999", "Tue, 03 Mar 2026 00:00:00 GMT"})
    void givesUpWhereTheProviderAsksForMoreThanTheLongestPause(String retryAfter) {
        replies.addAll(List.of(answer(429, retryAfter), GOOD));

        assertThat(run(Duration.ofDays(5))).get().isInstanceOf(Answered.class);
        assertThat(replies).hasSize(1);
        assertThat(pauses).isEmpty();
    }

    @Test
    void neverBeginsAtOrAfterTheDeadline() {
        replies.addAll(List.of(answer(503, "10"), answer(503, "10"), GOOD));

        run(Duration.ofSeconds(20));

        assertThat(timesLeft).containsExactly(Duration.ofSeconds(20), Duration.ofSeconds(10));
        assertThat(pauses).containsExactly(Duration.ofSeconds(10));
    }

    @Test
    void makesNoAttemptAfterTheDeadline() {
        replies.add(GOOD);

        assertThat(run(Duration.ZERO)).isEmpty();
        assertThat(timesLeft).isEmpty();
    }

    @Test
    void stopsWhenTheCallerDeclines() {
        replies.add(answer(503));

        Optional<Reply> last = run(Duration.ofMinutes(5));

        assertThat(last).get().isInstanceOf(Answered.class);
        assertThat(timesLeft).hasSize(2);
    }

    @Test
    void stopsWhenItIsInterrupted() {
        Retrying interrupted =
                new Retrying(
                        SETTINGS,
                        clock(),
                        pause -> {
                            throw new InterruptedException();
                        });
        replies.addAll(List.of(answer(503), GOOD));

        Optional<Reply> last =
                interrupted.get(START.plusSeconds(60), Retrying::passing, this::attempt);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(last).get().isInstanceOf(Answered.class);
        assertThat(replies).hasSize(1);
    }

    @Test
    void leavesTheLastWordToTheCaller() {
        replies.addAll(List.of(answer(429), GOOD));

        Optional<Reply> last = retrying.get(START.plusSeconds(60), reply -> false, this::attempt);

        assertThat(last).get().isInstanceOf(Answered.class);
        assertThat(replies).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 204, 301, 304, 400, 401, 403, 404, 410, 422, 451, 501, 505})
    void takesMostStatusesAsFinal(int status) {
        assertThat(Retrying.passing(answer(status))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 429, 500, 502, 503, 504, 520, 522})
    void takesSomeStatusesAsPassing(int status) {
        assertThat(Retrying.passing(answer(status))).isTrue();
    }

    @ParameterizedTest
    @EnumSource(
            value = Reason.class,
            names = {"ORIGIN_NOT_ALLOWED", "ADDRESS_NOT_PUBLIC", "BODY_TOO_LARGE", "INTERRUPTED"})
    void takesSomeReasonsAsFinal(Reason reason) {
        assertThat(Retrying.passing(new NotSent(reason, "x"))).isFalse();
        assertThat(Retrying.passing(new Unknown(reason, "x"))).isFalse();
    }

    private Optional<Reply> run(Duration time) {
        return retrying.get(now.plus(time), Retrying::passing, this::attempt);
    }

    private Optional<Reply> attempt(Duration timeLeft) {
        timesLeft.add(timeLeft);
        return Optional.ofNullable(replies.poll());
    }

    private void sleep(Duration pause) {
        pauses.add(pause);
        now = now.plus(pause);
    }

    private Clock clock() {
        InstantSource source = () -> now;
        return source.withZone(ZoneOffset.UTC);
    }

    private static Answered answer(int status) {
        return new Answered(status, new Headers(Map.of()), new byte[0]);
    }

    private static Answered answer(int status, String retryAfter) {
        return new Answered(
                status, new Headers(Map.of("Retry-After", List.of(retryAfter))), new byte[0]);
    }
}
