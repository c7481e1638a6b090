package uptick.quota;

import java.time.Clock;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.inject.Singleton;

import uptick.edge.principal.Principal;
import uptick.edge.transaction.DatabaseRole;
import uptick.edge.transaction.InTransaction;
import uptick.edge.transaction.Transactions;
import uptick.model.quota.QuotaLedger;
import uptick.model.quota.QuotaLimit;
import uptick.model.quota.QuotaLimits;
import uptick.model.quota.QuotaUsage;

/// Reads what is left of the present day, which is another one for each provider.
@Singleton
final class ReadQuota {

    /* A dozen come with the product; more than these nobody has. */
    private static final int MOST_APIS = 500;

    private final QuotaLimits limits;
    private final QuotaLedger ledger;
    private final InTransaction inTransaction;
    private final Clock clock;

    ReadQuota(QuotaLimits limits, QuotaLedger ledger, Transactions transactions, Clock clock) {
        this.limits = limits;
        this.ledger = ledger;
        this.inTransaction = transactions.of(DatabaseRole.UPTICK_QUOTA);
        this.clock = clock;
    }

    /// All APIs that have a limit, by name; one on whose day nobody has reserved is unused.
    QuotaView.All today(Principal principal) {
        return inTransaction.readAs(principal, this::today);
    }

    private QuotaView.All today() {
        var now = clock.instant();
        var all = limits.findAll(MOST_APIS);
        var days =
                all.stream()
                        .collect(Collectors.toMap(QuotaLimit::apiName, limit -> limit.dayAt(now)));
        var used =
                ledger.findDays(days).stream()
                        .collect(Collectors.toMap(QuotaUsage::apiName, Function.identity()));
        return new QuotaView.All(
                all.stream()
                        .map(
                                limit ->
                                        QuotaView.of(
                                                limit, limit.dayAt(now), used.get(limit.apiName())))
                        .toList());
    }
}
