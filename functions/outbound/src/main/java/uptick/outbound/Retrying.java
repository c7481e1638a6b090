package uptick.outbound;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.core.functions.Either;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import uptick.outbound.Reply.Answered;
import uptick.outbound.Reply.NotSent;
import uptick.outbound.Reply.Unknown;

/// Makes more than one attempt where a failure may pass: with growing, jittered pauses, and never beyond a deadline.
///
/// For calls that may safely be made twice, a POST included: nothing below this class repeats one. Each attempt is the caller's own, so that it reserves quota before, and settles after,
/// every single request.
@Singleton
public final class Retrying {

    /// One attempt: reserve, call, settle.
    @FunctionalInterface
    public interface Attempt {

        /// The reply; empty if the caller does not want to, or may not, make this attempt.
        ///
        /// @param timeLeft until the deadline, for [Call#within]
        Optional<Reply> make(Duration timeLeft);
    }

    /*
     * Resilience4j counts the attempts and draws the pauses (exponential, randomised). Its own loop would sleep in
     * Thread.sleep and knows no deadline, so the loop here drives its asynchronous context, which only says how long to
     * wait. 150 kB in two jars that need nothing but SLF4J; its breaker stays out: ours must hold across functions.
     */
    private static final Logger LOG = LoggerFactory.getLogger(Retrying.class);
    private static final Set<Integer> PASSING_STATUSES =
            Set.of(408, 429, 500, 502, 503, 504, 520, 522);
    private static final double GROWTH = 2;
    private static final double JITTER = 0.5;

    private final RetrySettings settings;
    private final Clock clock;
    private final Sleeper sleeper;
    private final IntervalFunction pauses;

    /// The policy that really waits.
    @Inject
    public Retrying(RetrySettings settings, Clock clock) {
        this(settings, clock, Thread::sleep);
    }

    /// The policy with another way to wait; clock and sleeper should agree.
    public Retrying(RetrySettings settings, Clock clock, Sleeper sleeper) {
        this.settings = settings;
        this.clock = clock;
        this.sleeper = sleeper;
        this.pauses =
                IntervalFunction.ofExponentialRandomBackoff(
                        settings.firstPause(), GROWTH, JITTER, settings.longestPause());
    }

    /// Whether a reply names a failure that may pass: 408, 429, most of 5xx, or a reason that says so.
    public static boolean passing(Reply reply) {
        return switch (reply) {
            case Answered answered -> PASSING_STATUSES.contains(answered.status());
            case NotSent(Reason reason, String _) -> reason.passing();
            case Unknown(Reason reason, String _) -> reason.passing();
        };
    }

    /// Repeats an attempt while its reply is worth another one, and gives back the last reply.
    ///
    /// The pause is at least what `Retry-After` asks for. No further attempt is made if its pause would be longer than
    /// the longest allowed or reach the deadline, if the caller declines, or if the thread is interrupted, whose flag
    /// is then set.
    ///
    /// @param notAfter the deadline; nothing begins at or after it
    /// @param worthAnother usually [#passing], narrowed by what only the caller can read in a body
    /// @return empty only if no attempt was made at all
    public Optional<Reply> get(Instant notAfter, Predicate<Reply> worthAnother, Attempt attempt) {
        Retry.AsyncContext<Reply> context =
                Retry.of("outbound", config(worthAnother)).asyncContext();
        Optional<Reply> last = Optional.empty();
        while (clock.instant().isBefore(notAfter)) {
            Optional<Reply> reply = attempt.make(Duration.between(clock.instant(), notAfter));
            if (reply.isEmpty()) {
                return last;
            }
            last = reply;
            long millis = context.onResult(reply.get());
            if (millis < 0 || !paused(Duration.ofMillis(millis), notAfter)) {
                return last;
            }
        }
        return last;
    }

    private RetryConfig config(Predicate<Reply> worthAnother) {
        return RetryConfig.<Reply>custom()
                .maxAttempts(settings.attempts())
                .retryOnResult(worthAnother)
                .intervalBiFunction(this::pauseMillis)
                .build();
    }

    private Long pauseMillis(int attempt, Either<Throwable, Reply> outcome) {
        Duration asked = outcome.isRight() ? askedFor(outcome.get()) : Duration.ZERO;
        return Math.max(pauses.apply(attempt), asked.toMillis());
    }

    private Duration askedFor(Reply reply) {
        return switch (reply) {
            case Answered answered ->
                    RetryAfter.of(answered.headers(), clock.instant()).orElse(Duration.ZERO);
            case NotSent _, Unknown _ -> Duration.ZERO;
        };
    }

    private boolean paused(Duration pause, Instant notAfter) {
        if (pause.compareTo(settings.longestPause()) > 0
                || !clock.instant().plus(pause).isBefore(notAfter)) {
            LOG.info("no further attempt: the next one would have to wait {} ms", pause.toMillis());
            return false;
        }
        LOG.info("waiting {} ms before another attempt", pause.toMillis());
        try {
            sleeper.sleep(pause);
            return true;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
