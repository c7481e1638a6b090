package uptick.collections.run;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

import uptick.collections.run.ReserveCall.Booked;
import uptick.collections.source.Question;
import uptick.collections.source.SourceReply;
import uptick.collections.source.SourceReply.Absent;
import uptick.collections.source.SourceReply.Items;
import uptick.edge.transaction.DatabaseRole;
import uptick.edge.transaction.InTransaction;
import uptick.edge.transaction.Transactions;
import uptick.model.collections.ObservationState;
import uptick.model.collections.SourcesWriter;
import uptick.model.quota.QuotaLedger;
import uptick.model.quota.QuotaReservations;
import uptick.outbound.Reply;
import uptick.outbound.RetryAfter;

/// Books what came of a call, and notes what it says of the source: one transaction.
///
/// An answer with items does not wait for the disk, as [ReserveCall] does not: a settlement that a dying server forgot
/// leaves the call noted, and its units reserved, which count against the day until they lapse and are settled as used.
/// They are as many: a question costs what was reserved for it. What an answer says that keeps others from asking (failures
/// in a row, a pause that was asked for, a day that is spent) waits.
@Singleton
final class SettleCall {

    private static final Duration LONGEST_HOLD = Duration.ofDays(1);
    private static final int TOO_MANY = 429;
    private static final int UNAVAILABLE = 503;

    private final QuotaReservations reservations;
    private final QuotaLedger ledger;
    private final SourcesWriter sources;
    private final RunSettings settings;
    private final Steps steps;
    private final InTransaction inTransaction;
    private final Clock clock;

    SettleCall(
            QuotaReservations reservations,
            QuotaLedger ledger,
            SourcesWriter sources,
            RunSettings settings,
            Steps steps,
            Transactions transactions,
            Clock clock) {
        this.reservations = reservations;
        this.ledger = ledger;
        this.sources = sources;
        this.settings = settings;
        this.steps = steps;
        this.inTransaction = transactions.of(DatabaseRole.UPTICK_COLLECTIONS);
        this.clock = clock;
    }

    /// Settles the units, or gives them back where the request certainly never left.
    void settle(
            String source,
            Question<?> question,
            Booked booked,
            Reply reply,
            SourceReply<?> meaning) {
        steps.at(Step.SETTLE_BEFORE);
        Supplier<@Nullable Void> work =
                () -> {
                    book(source, question, booked, reply, meaning);
                    return null;
                };
        if (meaning instanceof Items<?>) {
            inTransaction.<@Nullable Void>asJobUnflushed(work);
        } else {
            inTransaction.<@Nullable Void>asJob(work);
        }
        steps.at(Step.SETTLE_COMMITTED);
    }

    private void book(
            String source,
            Question<?> question,
            Booked booked,
            Reply reply,
            SourceReply<?> meaning) {
        if (reply instanceof Reply.NotSent) {
            reservations.release(booked.reservation(), clock.instant());
        } else {
            reservations.settle(booked.reservation(), question.units(), clock.instant());
            believe(question, booked, meaning);
        }
        steps.at(Step.SETTLE_BOOKED);
        note(source, meaning);
        askedToWait(reply).ifPresent(pause -> sources.hold(source, clock.instant().plus(pause)));
        steps.at(Step.SETTLE_NOTED);
    }

    /* Where the provider says that the day is spent, it is, whatever we counted: others may spend with the same key. */
    private void believe(Question<?> question, Booked booked, SourceReply<?> meaning) {
        if (meaning instanceof Absent<?>(var state, var _) && state == ObservationState.QUOTA) {
            ledger.leaveAtMost(question.api(), booked.day(), 0);
        }
    }

    private void note(String source, SourceReply<?> meaning) {
        var now = clock.instant();
        switch (meaning) {
            case Items<?> _ -> sources.noteSuccess(source, now);
            case Absent<?>(var state, var reason) -> {
                switch (state) {
                    case FAILED, BLOCKED ->
                            sources.noteFailure(
                                    source,
                                    now,
                                    state,
                                    reason,
                                    settings.failuresToRest(),
                                    now.plus(settings.restTime()));
                    case OK, EMPTY, STALE, SUSPECT, QUOTA, UNSUPPORTED, NOT_ASKED ->
                            sources.noteAnswer(
                                    source, now, state, reason, state == ObservationState.SUSPECT);
                }
            }
        }
    }

    private Optional<Duration> askedToWait(Reply reply) {
        if (!(reply instanceof Reply.Answered answered)
                || (answered.status() != TOO_MANY && answered.status() != UNAVAILABLE)) {
            return Optional.empty();
        }
        return RetryAfter.of(answered.headers(), clock.instant())
                .map(pause -> pause.compareTo(LONGEST_HOLD) > 0 ? LONGEST_HOLD : pause);
    }
}
