package uptick.quota;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;

import jakarta.inject.Singleton;

import uptick.edge.transaction.DatabaseRole;
import uptick.edge.transaction.InTransaction;
import uptick.edge.transaction.Transactions;
import uptick.model.alerts.AlertKind;
import uptick.model.alerts.Alerts;
import uptick.model.quota.QuotaLedger;
import uptick.model.quota.QuotaLimit;
import uptick.model.quota.QuotaLimits;
import uptick.model.quota.QuotaUsage;

/// Tells the operators of each API of whose day less than a tenth is left: once a day, and not while the last time is
/// unanswered.
@Singleton
public final class RaiseQuotaAlerts {

    private static final int MOST_APIS = 500;

    private final QuotaLimits limits;
    private final QuotaLedger ledger;
    private final Alerts alerts;
    private final InTransaction inTransaction;
    private final Clock clock;

    RaiseQuotaAlerts(
            QuotaLimits limits,
            QuotaLedger ledger,
            Alerts alerts,
            Transactions transactions,
            Clock clock) {
        this.limits = limits;
        this.ledger = ledger;
        this.alerts = alerts;
        this.inTransaction = transactions.of(DatabaseRole.UPTICK_QUOTA);
        this.clock = clock;
    }

    /// Raises what is to be raised, a transaction for each API.
    ///
    /// @return how many alerts are new
    public int raise() {
        var now = clock.instant();
        var raised = 0;
        for (var limit : inTransaction.readAsJob(() -> limits.findAll(MOST_APIS))) {
            if (inTransaction.<Boolean>asJob(() -> raise(limit, now))) {
                raised++;
            }
        }
        return raised;
    }

    private boolean raise(QuotaLimit limit, Instant now) {
        var day = limit.dayAt(now);
        if (ledger.markLow(limit.apiName(), day, now) == 0) {
            return false;
        }
        var usage = ledger.findDays(Map.of(limit.apiName(), day)).getFirst();
        return alerts.raise(
                        null,
                        AlertKind.QUOTA_LOW,
                        "quota:" + limit.apiName(),
                        null,
                        sentence(usage, limit.dayEnds(day)),
                        data(usage),
                        now)
                .isPresent();
    }

    private static String sentence(QuotaUsage usage, Instant resetsAt) {
        return "%s has %d of %d units left until %s."
                .formatted(usage.apiName(), remaining(usage), usage.unitLimit(), resetsAt);
    }

    private static String data(QuotaUsage usage) {
        return "{\"day\": \"%s\", \"limit\": %d, \"used\": %d, \"reserved\": %d, \"remaining\": %d}"
                .formatted(
                        usage.date(),
                        usage.unitLimit(),
                        usage.unitsUsed(),
                        usage.unitsReserved(),
                        remaining(usage));
    }

    private static int remaining(QuotaUsage usage) {
        return QuotaView.remaining(usage.unitLimit(), usage.unitsUsed(), usage.unitsReserved());
    }
}
