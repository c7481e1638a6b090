package uptick.collections;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;

import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

import uptick.collections.plan.ProviderDay;
import uptick.edge.transaction.DatabaseRole;
import uptick.edge.transaction.InTransaction;
import uptick.edge.transaction.Transactions;
import uptick.model.quota.QuotaLedger;
import uptick.outbound.Call;
import uptick.outbound.GuardedHttp;
import uptick.outbound.Reply;
import uptick.outbound.Retrying;

/// Calls a metered API: units are reserved and committed before each attempt, settled after it, and given back
/// only where the request certainly never left. A crash in between leaves units reserved: too much is counted,
/// never too little.
@Singleton
final class MeteredCalls {

    private final GuardedHttp http;
    private final Retrying retrying;
    private final QuotaLedger ledger;
    private final InTransaction inTransaction;
    private final Clock clock;

    MeteredCalls(
            GuardedHttp http,
            Retrying retrying,
            QuotaLedger ledger,
            Transactions transactions,
            Clock clock) {
        this.http = http;
        this.retrying = retrying;
        this.ledger = ledger;
        this.inTransaction = transactions.of(DatabaseRole.UPTICK_COLLECTIONS);
        this.clock = clock;
    }

    /// Makes a call, again where that may help.
    ///
    /// @param notAfter no attempt begins at or after it
    /// @param worthAnother which replies another attempt may better
    Outcome get(Meter meter, Call call, Instant notAfter, Predicate<Reply> worthAnother) {
        var attempts = new Attempts(meter, call);
        return retrying.get(notAfter, worthAnother, attempts::make)
                .<Outcome>map(reply -> new Outcome.Replied(reply, attempts.spent))
                .orElseGet(() -> attempts.refused ? new Outcome.NoUnits() : new Outcome.NoTime());
    }

    /* The attempts of one call. */
    private final class Attempts {

        private final Meter meter;
        private final Call call;
        private int spent;
        private boolean refused;

        Attempts(Meter meter, Call call) {
            this.meter = meter;
            this.call = call;
        }

        Optional<Reply> make(Duration timeLeft) {
            // The day of the reservation is the day it is settled on, also where midnight passes
            // during the call.
            var day = meter.day().at(clock.instant());
            if (inTransaction.asJob(
                            () ->
                                    ledger.reserve(
                                            meter.api(), day, meter.units(), meter.dailyLimit()))
                    == 0) {
                refused = true;
                return Optional.empty();
            }
            var reply = http.send(call.within(timeLeft));
            if (reply instanceof Reply.NotSent) {
                book(() -> ledger.release(meter.api(), day, meter.units()));
            } else {
                book(() -> ledger.settle(meter.api(), day, meter.units()));
                spent += meter.units();
            }
            return Optional.of(reply);
        }

        private void book(Runnable entry) {
            inTransaction.<@Nullable Void>asJob(
                    () -> {
                        entry.run();
                        return null;
                    });
        }
    }

    /// How an API counts.
    ///
    /// @param api the ledger's name for it
    /// @param units what one attempt costs
    /// @param dailyLimit units a day of the provider's
    record Meter(String api, ProviderDay day, int units, int dailyLimit) {}

    /// How a call ended.
    sealed interface Outcome {

        /// With a reply, that of the last attempt.
        ///
        /// @param units spent over all attempts
        record Replied(Reply reply, int units) implements Outcome {}

        /// Without an attempt: the day's units did not allow one.
        record NoUnits() implements Outcome {}

        /// Without an attempt: the time was up.
        record NoTime() implements Outcome {}
    }
}
