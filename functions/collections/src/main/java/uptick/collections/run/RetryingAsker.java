package uptick.collections.run;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import uptick.collections.run.OneAttempt.Outcome;
import uptick.collections.source.Question;
import uptick.collections.source.SourceReply;
import uptick.collections.source.SourceReply.Absent;
import uptick.model.collections.ObservationState;
import uptick.outbound.Reply;
import uptick.outbound.Retrying;

/// Asks on one errand, again where that may help and there is time.
final class RetryingAsker implements Asker {

    private static final Absent<Object> NO_TIME =
            new Absent<>(ObservationState.NOT_ASKED, "The time was up before this could be asked.");

    private final OneAttempt attempts;
    private final Holds holds;
    private final Retrying retrying;
    private final Steps steps;
    private final Clock clock;
    private final Errand errand;
    private final Tally tally;
    private final Instant notAfter;
    private @Nullable Instant answeredAt;

    RetryingAsker(
            OneAttempt attempts,
            Holds holds,
            Retrying retrying,
            Steps steps,
            Clock clock,
            Errand errand,
            Tally tally,
            Instant notAfter) {
        this.attempts = attempts;
        this.holds = holds;
        this.retrying = retrying;
        this.steps = steps;
        this.clock = clock;
        this.errand = errand;
        this.tally = tally;
        this.notAfter = notAfter;
    }

    @Override
    public <T> SourceReply<T> ask(Question<T> question) {
        var asking = new Asking<>(question);
        var _ = retrying.get(notAfter, question::worthAnother, _ -> asking.attempt());
        steps.at(Step.ASK_OVER);
        return asking.meaning;
    }

    @Override
    public boolean hasTime() {
        return clock.instant().isBefore(notAfter);
    }

    @Override
    public Instant answeredAt() {
        return answeredAt == null ? clock.instant() : answeredAt;
    }

    @Override
    public void holdUntil(Instant until) {
        holds.hold(errand.source(), until);
    }

    /* The attempts at one question: the meaning of the latest answer, else the reason why there was none. */
    private final class Asking<T> {

        private final Question<T> question;
        private SourceReply<T> meaning;
        private boolean answered;

        Asking(Question<T> question) {
            this.question = question;
            this.meaning = new Absent<>(NO_TIME.state(), NO_TIME.reason());
        }

        Optional<Reply> attempt() {
            // Whose answer is cut short for our own end would be blamed for it.
            return switch (attempts.make(
                    errand, question, notAfter, notAfter.plus(WorkSlices.ANSWERING))) {
                case Outcome.Answered<T>(var reply, var read, var wasSent) -> {
                    if (wasSent) {
                        tally.add(question.units());
                    }
                    answeredAt = clock.instant();
                    answered = true;
                    meaning = read;
                    yield Optional.of(reply);
                }
                case Outcome.Refused<T>(var reason) -> {
                    if (!answered) {
                        meaning = reason;
                    }
                    yield Optional.empty();
                }
            };
        }
    }
}
