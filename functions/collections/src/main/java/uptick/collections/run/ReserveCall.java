package uptick.collections.run;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

import uptick.collections.run.Errand.Kind;
import uptick.collections.source.SourceReply.Absent;
import uptick.edge.transaction.DatabaseRole;
import uptick.edge.transaction.InTransaction;
import uptick.edge.transaction.Transactions;
import uptick.model.collections.Breaker;
import uptick.model.collections.ObservationState;
import uptick.model.collections.Source;
import uptick.model.collections.Sources;
import uptick.model.collections.SourcesWriter;
import uptick.model.quota.QuotaLimit;
import uptick.model.quota.QuotaLimits;
import uptick.model.quota.QuotaReservations;

/// Gets one call of a source permitted: units of the day, a turn in the source's pace, and a breaker that lets it through,
/// all of them or none. What is asked is rows, so it holds over all instances.
///
/// The day's row is held until the commit, by everybody who asks the same API, so a reservation does not wait for the disk.
/// The note that the call goes out does: with it units and turn are on disk before a byte is sent, for the server's log has
/// one order. Of a reservation that a dying server forgot there is no note, and so no call: a worker that outlives the
/// server finds nothing to note.
@Singleton
final class ReserveCall {

    /* Past its turn a live worker notes the call at once: whoever has not by then is dead. */
    private static final Duration TO_NOTE = Duration.ofMinutes(2);
    private static final Duration TO_SETTLE = Duration.ofMinutes(2);
    private static final long MINUTE = Duration.ofMinutes(1).toMillis();

    private final QuotaLimits limits;
    private final QuotaReservations reservations;
    private final Sources sources;
    private final SourcesWriter sourcesWriter;
    private final RunSettings settings;
    private final Steps steps;
    private final InTransaction inTransaction;
    private final Clock clock;

    ReserveCall(
            QuotaLimits limits,
            QuotaReservations reservations,
            Sources sources,
            SourcesWriter sourcesWriter,
            RunSettings settings,
            Steps steps,
            Transactions transactions,
            Clock clock) {
        this.limits = limits;
        this.reservations = reservations;
        this.sources = sources;
        this.sourcesWriter = sourcesWriter;
        this.settings = settings;
        this.steps = steps;
        this.inTransaction = transactions.of(DatabaseRole.UPTICK_COLLECTIONS);
        this.clock = clock;
    }

    /// Reserves.
    ///
    /// @param notAfter a turn at or after it is of no use
    Reserved reserve(Errand errand, String api, int units, Instant notAfter) {
        return inTransaction.<Reserved>asJobUnflushed(() -> permit(errand, api, units, notAfter));
    }

    private Reserved permit(Errand errand, String api, int units, Instant notAfter) {
        var now = clock.instant();
        var source = sources.findBySource(errand.source()).orElse(null);
        if (source != null && errand.kind() != Kind.TEST) {
            if (!source.isEnabled()) {
                return refused(ObservationState.NOT_ASKED, "It was switched off.");
            }
            if (rests(source, now)) {
                return refused(ObservationState.NOT_ASKED, resting(source));
            }
        }
        var limit = limits.findByApiName(api).orElse(null);
        if (limit == null) {
            return refused(ObservationState.NOT_ASKED, "No limit is set for the API " + api + ".");
        }
        var booked = book(errand, limit, units, limit.dayAt(now), notAfter.plus(TO_NOTE));
        if (booked == null) {
            return refused(
                    ObservationState.QUOTA,
                    "Today's units of " + api + " are used up or reserved.");
        }
        steps.at(Step.RESERVE_WRITTEN);
        return takeTurn(errand, source, limit, units, booked, notAfter);
    }

    /* A schedule leaves the operator's share of the day to people; people may use what schedules left. */
    private @Nullable Booked book(
            Errand errand, QuotaLimit limit, int units, LocalDate day, Instant expiresAt) {
        var now = clock.instant();
        var reservation =
                errand.kind() == Kind.SCHEDULE
                        ? reservations.reserveForSchedule(
                                limit.apiName(),
                                day,
                                units,
                                errand.runId(),
                                errand.purpose(),
                                now,
                                expiresAt)
                        : reservations.reserve(
                                limit.apiName(),
                                day,
                                units,
                                limit.dailyLimit(),
                                errand.runId(),
                                errand.purpose(),
                                now,
                                expiresAt);
        return reservation == null ? null : new Booked(reservation, day);
    }

    private Reserved takeTurn(
            Errand errand,
            @Nullable Source source,
            QuotaLimit limit,
            int units,
            Booked booked,
            Instant notAfter) {
        var now = clock.instant();
        var name = errand.source();
        if (source != null
                && errand.kind() != Kind.TEST
                && source.breaker() != Breaker.CLOSED
                && sourcesWriter.letOneThrough(name, now, now.plus(settings.restTime())) == 0) {
            reservations.release(booked.reservation(), now);
            return refused(ObservationState.NOT_ASKED, resting(source));
        }
        var perMinute = limit.requestsPerMinute();
        var gap = perMinute == null ? 0 : Math.ceilDiv(MINUTE, perMinute);
        var turn = sourcesWriter.takeTurn(name, now, gap, notAfter.minusMillis(1));
        if (turn == null) {
            reservations.release(booked.reservation(), now);
            return refused(
                    ObservationState.NOT_ASKED, "The source's pace left no turn within the time.");
        }
        steps.at(Step.RESERVE_TURN_TAKEN);
        return limit.dayAt(turn).equals(booked.day())
                ? new Reserved.Granted(booked, turn)
                : ofAnotherDay(errand, limit, units, booked, turn, notAfter);
    }

    /* The turn comes after the provider's midnight, and so will the call: it is the new day's. */
    private Reserved ofAnotherDay(
            Errand errand,
            QuotaLimit limit,
            int units,
            Booked before,
            Instant turn,
            Instant notAfter) {
        reservations.release(before.reservation(), clock.instant());
        var booked = book(errand, limit, units, limit.dayAt(turn), notAfter.plus(TO_NOTE));
        return booked == null
                ? refused(
                        ObservationState.QUOTA,
                        "Tomorrow's units of " + limit.apiName() + " are used up or reserved.")
                : new Reserved.Granted(booked, turn);
    }

    /// Notes that the call goes out now, on disk with all that it rests on.
    ///
    /// @return false where the reservation has lapsed: then it must not
    boolean noteCall(Reserved.Granted granted, Instant notAfter) {
        return inTransaction.<Boolean>asJob(
                () -> {
                    var noted =
                            reservations.call(
                                    granted.booked().reservation(),
                                    clock.instant(),
                                    notAfter.plus(TO_SETTLE));
                    steps.at(Step.CALL_NOTED);
                    return noted == 1;
                });
    }

    /// Gives units back whose call was not sent. Where that is forgotten, the reservation lapses.
    void giveBack(Reserved.Granted granted) {
        inTransaction.<Integer>asJobUnflushed(
                () -> reservations.release(granted.booked().reservation(), clock.instant()));
    }

    private static boolean rests(Source source, Instant now) {
        var retryAt = source.breakerRetryAt();
        return source.breaker() != Breaker.CLOSED && retryAt != null && retryAt.isAfter(now);
    }

    private static String resting(Source source) {
        var last = source.lastReason();
        return "It failed %d times in a row and is left alone for a while%s"
                .formatted(
                        source.breakerFailures(), last == null ? "." : "; the last time: " + last);
    }

    private static Reserved refused(ObservationState state, String reason) {
        return new Reserved.Refused(state, reason);
    }

    static <T> Absent<T> interrupted() {
        return new Absent<>(ObservationState.NOT_ASKED, "The worker was stopped.");
    }

    static <T> Absent<T> lapsed() {
        return new Absent<>(ObservationState.NOT_ASKED, "The worker came too late to its turn.");
    }

    /// Units that are reserved.
    ///
    /// @param day the provider's, that they are of
    record Booked(UUID reservation, LocalDate day) {}

    /// Whether a call may go out.
    sealed interface Reserved {

        /// It may, at its turn.
        record Granted(Booked booked, Instant turn) implements Reserved {}

        /// It may not.
        record Refused(ObservationState state, String reason) implements Reserved {}
    }
}
