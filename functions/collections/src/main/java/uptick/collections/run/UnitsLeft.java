package uptick.collections.run;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

import uptick.collections.plan.Left;
import uptick.model.quota.QuotaLedger;
import uptick.model.quota.QuotaLimit;
import uptick.model.quota.QuotaLimits;
import uptick.model.quota.QuotaUsage;

/// Reads what is left of the present day of each API.
@Singleton
final class UnitsLeft {

    /* A dozen come with the product; more than these nobody has. */
    private static final int MOST_APIS = 500;

    private final QuotaLimits limits;
    private final QuotaLedger ledger;

    UnitsLeft(QuotaLimits limits, QuotaLedger ledger) {
        this.limits = limits;
        this.ledger = ledger;
    }

    /// What is left of these APIs; one without a limit is missing.
    ///
    /// @param isScheduled whether a schedule asks, which leaves the operator's share of the day to people
    Map<String, Left> of(Collection<String> apis, boolean isScheduled, Instant now) {
        var set =
                limits.findAll(MOST_APIS).stream()
                        .filter(limit -> apis.contains(limit.apiName()))
                        .toList();
        var days =
                set.stream()
                        .collect(Collectors.toMap(QuotaLimit::apiName, limit -> limit.dayAt(now)));
        var used =
                ledger.findDays(days).stream()
                        .collect(Collectors.toMap(QuotaUsage::apiName, Function.identity()));
        var left = new TreeMap<String, Left>();
        set.forEach(
                limit ->
                        left.put(
                                limit.apiName(),
                                left(limit, used.get(limit.apiName()), isScheduled)));
        return left;
    }

    /// What is left of a day.
    ///
    /// Formula: `left = max(0, limit − used − reserved)`; a schedule may spend `max(0, forSchedules(limit) − used −
    /// reserved)` of it, and the rest is kept for people. The limit is the day's own, or the one that is set where nobody
    /// has reserved on it.
    ///
    /// @param used null where nobody has reserved on that day
    static Left left(QuotaLimit limit, @Nullable QuotaUsage used, boolean isScheduled) {
        var ofDay = used == null ? limit.dailyLimit() : used.unitLimit();
        var spent = used == null ? 0 : (long) used.unitsUsed() + used.unitsReserved();
        var all = Math.toIntExact(Math.max(0, ofDay - spent));
        if (!isScheduled) {
            return new Left(all, ofDay, 0);
        }
        var units = Math.toIntExact(Math.max(0, limit.forSchedules(ofDay) - spent));
        return new Left(units, ofDay, all - units);
    }
}
