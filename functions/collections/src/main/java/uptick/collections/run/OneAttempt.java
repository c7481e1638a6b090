package uptick.collections.run;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import jakarta.inject.Singleton;

import uptick.collections.run.ReserveCall.Reserved;
import uptick.collections.source.Question;
import uptick.collections.source.SourceReply;
import uptick.collections.source.SourceReply.Absent;
import uptick.outbound.GuardedHttp;
import uptick.outbound.Reply;
import uptick.outbound.Sleeper;

/// One attempt at a question: reserve units and a turn, wait for it, note the call, send, read, settle. Each step is
/// committed before the next, and no transaction is open while the provider has the word. Wherever the worker dies, the
/// units that the provider may have counted are counted here too; what lapsed before it was noted is not sent.
@Singleton
final class OneAttempt {

    private final ReserveCall reserving;
    private final SettleCall settling;
    private final GuardedHttp http;
    private final Sleeper sleeper;
    private final Steps steps;
    private final Clock clock;

    OneAttempt(
            ReserveCall reserving,
            SettleCall settling,
            GuardedHttp http,
            Sleeper sleeper,
            Steps steps,
            Clock clock) {
        this.reserving = reserving;
        this.settling = settling;
        this.http = http;
        this.sleeper = sleeper;
        this.steps = steps;
        this.clock = clock;
    }

    /// Makes the attempt, if the units, the source and the time allow it.
    ///
    /// @param beginsBefore a turn at or after it is of no use, and nothing is sent any more
    /// @param endsBefore when an answer that is under way by then is given up
    <T> Outcome<T> make(
            Errand errand, Question<T> question, Instant beginsBefore, Instant endsBefore) {
        steps.at(Step.RESERVE_BEFORE);
        return switch (reserving.reserve(errand, question.api(), question.units(), beginsBefore)) {
            case Reserved.Refused(var state, var reason) ->
                    new Outcome.Refused<>(new Absent<>(state, reason));
            case Reserved.Granted granted -> {
                steps.at(Step.RESERVE_COMMITTED);
                yield send(errand, question, granted, beginsBefore, endsBefore);
            }
        };
    }

    private <T> Outcome<T> send(
            Errand errand,
            Question<T> question,
            Reserved.Granted granted,
            Instant beginsBefore,
            Instant endsBefore) {
        if (!waited(granted.turn())) {
            reserving.giveBack(granted);
            return new Outcome.Refused<>(ReserveCall.interrupted());
        }
        steps.at(Step.RESERVE_WAITED);
        if (!clock.instant().isBefore(beginsBefore)) {
            reserving.giveBack(granted);
            return new Outcome.Refused<>(ReserveCall.lapsed());
        }
        if (!reserving.noteCall(granted, endsBefore)) {
            return new Outcome.Refused<>(ReserveCall.lapsed());
        }
        steps.at(Step.CALL_COMMITTED);
        var left = Duration.between(clock.instant(), endsBefore);
        if (!left.isPositive()) {
            reserving.giveBack(granted);
            return new Outcome.Refused<>(ReserveCall.lapsed());
        }
        var reply = http.send(question.call().within(left));
        steps.at(Step.CALL_SENT);
        var meaning = question.read(reply);
        steps.at(Step.REPLY_READ);
        settling.settle(errand.source(), question, granted.booked(), reply, meaning);
        return new Outcome.Answered<>(reply, meaning, !(reply instanceof Reply.NotSent));
    }

    private boolean waited(Instant turn) {
        var pause = Duration.between(clock.instant(), turn);
        try {
            if (pause.isPositive()) {
                sleeper.sleep(pause);
            }
            return true;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /// How an attempt went.
    sealed interface Outcome<T> {

        /// It was made.
        ///
        /// @param wasSent whether the provider may have it: then its units are spent
        record Answered<T>(Reply reply, SourceReply<T> meaning, boolean wasSent)
                implements Outcome<T> {}

        /// It was not.
        record Refused<T>(Absent<T> reason) implements Outcome<T> {}
    }
}
