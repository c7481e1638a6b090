package uptick.edge.tier;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;

import jakarta.inject.Singleton;

import uptick.edge.principal.Principal;
import uptick.edge.problem.ProblemException;
import uptick.edge.problem.Problems;
import uptick.edge.transaction.DatabaseRole;
import uptick.edge.transaction.InTransaction;
import uptick.edge.transaction.Transactions;
import uptick.model.accounts.TierUsage;

/// What the caller's tier allows. Requests are counted for every function, see [RequestsFilter]; what else a tier limits
/// is asked for where it is done.
@Singleton
public final class TierLimits {

    private final TierSettings settings;
    private final TierUsage usage;
    private final InTransaction inTransaction;
    private final Clock clock;

    TierLimits(TierSettings settings, TierUsage usage, Transactions transactions, Clock clock) {
        this.settings = settings;
        this.usage = usage;
        // Every function may count; this is the role where one process serves them all.
        this.inTransaction = transactions.of(DatabaseRole.UPTICK_ACCOUNTS);
        this.clock = clock;
    }

    /// How many topics the caller may follow at a time.
    public int topicsWatched(Principal principal) {
        return settings.of(principal.tier()).getTopicsWatched();
    }

    /// The refusal of one topic more than [#topicsWatched].
    public ProblemException tooManyTopics(Principal principal) {
        return Problems.tierLimit("topics_watched", topicsWatched(principal), null);
    }

    /// Counts one brief that is about to be written for the caller, in a transaction of its own: a brief that fails was
    /// counted.
    ///
    /// @throws ProblemException where all of the day's are used
    public void takeBrief(Principal principal) {
        var allowed = settings.of(principal.tier()).getBriefsPerDay();
        var day = today();
        var isGranted =
                inTransaction.as(
                        principal, () -> usage.use(TierUsage.Limited.BRIEFS, day, allowed));
        if (!isGranted) {
            throw Problems.tierLimit("briefs_per_day", allowed, untilTomorrow());
        }
    }

    int requestsPerDay(Principal principal) {
        return settings.of(principal.tier()).getRequestsPerDay();
    }

    ProblemException tooManyRequests(Principal principal) {
        return Problems.tierLimit("requests_per_day", requestsPerDay(principal), untilTomorrow());
    }

    /// Takes requests for one instance to serve, in a transaction of its own.
    ///
    /// @return how many it may serve, 0 where all of the day's are taken
    int takeRequests(Principal principal, LocalDate day, int wanted) {
        return inTransaction.as(
                principal,
                () ->
                        usage.take(
                                TierUsage.Limited.REQUESTS,
                                day,
                                wanted,
                                requestsPerDay(principal)));
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private Duration untilTomorrow() {
        var now = clock.instant();
        var tomorrow =
                LocalDate.ofInstant(now, ZoneOffset.UTC)
                        .plusDays(1)
                        .atStartOfDay(ZoneOffset.UTC)
                        .toInstant();
        return Duration.ofSeconds(Duration.between(now, tomorrow).plusMillis(999).toSeconds());
    }
}
