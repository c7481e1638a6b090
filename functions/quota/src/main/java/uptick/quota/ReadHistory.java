package uptick.quota;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

import uptick.edge.principal.Principal;
import uptick.edge.transaction.DatabaseRole;
import uptick.edge.transaction.InTransaction;
import uptick.edge.transaction.Transactions;
import uptick.model.quota.QuotaLedger;
import uptick.model.quota.QuotaUsage;

/// Reads days of the ledger page by page.
@Singleton
final class ReadHistory {

    private final QuotaLedger ledger;
    private final InTransaction inTransaction;
    private final Clock clock;

    ReadHistory(QuotaLedger ledger, Transactions transactions, Clock clock) {
        this.ledger = ledger;
        this.inTransaction = transactions.of(DatabaseRole.UPTICK_QUOTA);
        this.clock = clock;
    }

    /// A page: the newest day first, by API within a day.
    ///
    /// @param api null for all
    /// @param days back to the day that it was so many days ago in UTC
    /// @param cursor of a former page, null for the first
    DayView.Page page(
            Principal principal,
            @Nullable String api,
            int days,
            int limit,
            @Nullable String cursor) {
        var after = cursor == null ? DayCursor.FIRST : DayCursor.decode(cursor);
        var from = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(days);
        // One row more than asked for tells whether there is a next page.
        var found = inTransaction.readAs(principal, () -> find(api, from, after, limit + 1));
        var shown = found.subList(0, Math.min(limit, found.size()));
        return new DayView.Page(
                shown.stream().map(DayView::of).toList(),
                found.size() > limit ? DayCursor.after(shown.getLast()).encode() : null);
    }

    private List<QuotaUsage> find(
            @Nullable String api, LocalDate from, DayCursor after, int limit) {
        return api == null
                ? ledger.findAfter(from, after.day(), after.api(), limit)
                : ledger.findBefore(api, from, after.day(), limit);
    }
}
