package uptick.quota;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;

import jakarta.inject.Singleton;

import uptick.edge.administrator.RequireAdministrator;
import uptick.edge.principal.Principal;
import uptick.edge.problem.Problems;
import uptick.edge.transaction.DatabaseRole;
import uptick.edge.transaction.InTransaction;
import uptick.edge.transaction.Transactions;
import uptick.model.audit.AuditLog;
import uptick.model.quota.QuotaLedger;
import uptick.model.quota.QuotaLimit;
import uptick.model.quota.QuotaLimits;

/// Sets what an API allows: for the days to come, and for the one that has begun.
@Singleton
final class ChangeQuota {

    private final RequireAdministrator requireAdministrator;
    private final QuotaLimits limits;
    private final QuotaLedger ledger;
    private final AuditLog auditLog;
    private final InTransaction inTransaction;
    private final Clock clock;

    ChangeQuota(
            RequireAdministrator requireAdministrator,
            QuotaLimits limits,
            QuotaLedger ledger,
            AuditLog auditLog,
            Transactions transactions,
            Clock clock) {
        this.requireAdministrator = requireAdministrator;
        this.limits = limits;
        this.ledger = ledger;
        this.auditLog = auditLog;
        this.inTransaction = transactions.of(DatabaseRole.UPTICK_QUOTA);
        this.clock = clock;
    }

    /// Sets it; what is so already is no change, and is not noted.
    ///
    /// @return the API from then on
    /// @throws uptick.edge.problem.ProblemException where there is no such API
    QuotaView change(Principal principal, String api, QuotaChange change) {
        return inTransaction.as(
                principal, () -> change(principal.id().value().toString(), api, change));
    }

    private QuotaView change(String admin, String api, QuotaChange change) {
        requireAdministrator.check();
        var before = limits.lock(api).orElseThrow(() -> Problems.notFound("API"));
        var now = clock.instant();
        var day = before.dayAt(now);
        var changes = change.changes(before);
        if (changes.isEmpty()) {
            return view(before, day);
        }
        limits.set(api, change.dailyLimit(), change.reserveShare(), change.requestsPerMinute());
        // The day's row is made where there is none: whoever has read the old limit meets the new
        // one there.
        ledger.setLimit(api, day, change.dailyLimit());
        var view = view(limits.findByApiName(api).orElseThrow(), day);
        auditLog.append(
                now,
                admin,
                "quota.changed",
                "quota:" + api,
                "{" + String.join(", ", changes) + "}");
        return view;
    }

    private QuotaView view(QuotaLimit limit, LocalDate day) {
        var usage = ledger.findDays(Map.of(limit.apiName(), day));
        return QuotaView.of(limit, day, usage.isEmpty() ? null : usage.getFirst());
    }
}
