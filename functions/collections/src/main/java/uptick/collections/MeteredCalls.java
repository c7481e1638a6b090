package uptick.collections;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
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
        var spent = new AtomicInteger();
        var reply =
                retrying.get(
                        notAfter,
                        worthAnother,
                        timeLeft -> attempt(meter, call.within(timeLeft), spent));
        return new Outcome(reply.orElse(null), spent.get());
    }

    private Optional<Reply> attempt(Meter meter, Call call, AtomicInteger spent) {
        // The day of the reservation is the day it is settled on, also where midnight passes during
        // the call.
        var day = meter.day().at(clock.instant());
        if (inTransaction.asJob(
                        () -> ledger.reserve(meter.api(), day, meter.units(), meter.dailyLimit()))
                == 0) {
            return Optional.empty();
        }
        var reply = http.get(call);
        if (reply instanceof Reply.NotSent) {
            book(() -> ledger.release(meter.api(), day, meter.units()));
        } else {
            book(() -> ledger.settle(meter.api(), day, meter.units()));
            spent.addAndGet(meter.units());
        }
        return Optional.of(reply);
    }

    private void book(Runnable entry) {
        inTransaction.<@Nullable LocalDate>asJob(
                () -> {
                    entry.run();
                    return null;
                });
    }

    /// How an API counts.
    ///
    /// @param api the ledger's name for it
    /// @param units what one attempt costs
    /// @param dailyLimit units a day of the provider's
    record Meter(String api, ProviderDay day, int units, int dailyLimit) {}

    /// How a call ended.
    ///
    /// @param reply null where the day's units did not allow the first attempt
    /// @param units spent over all attempts
    record Outcome(@Nullable Reply reply, int units) {}
}
