package uptick.edge.tier;

import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.inject.Singleton;

import uptick.edge.principal.Principal;
import uptick.value.UserId;

/// The requests that this instance may serve: taken from the database in blocks of a hundredth of the day's limit, so
/// that 99 of 100 requests ask nobody. Of all that is granted nothing is above the limit; what an instance has not used
/// when it ends is lost, for each at most one block.
@Singleton
final class RequestAllowances {

    /* A block a user: some megabytes at most. Beyond it whoever comes first goes, and takes a block again. */
    private static final int MOST_USERS = 20_000;
    private static final int BLOCKS_A_DAY = 100;

    private final TierLimits limits;
    private final Map<Whose, Allowance> allowances = new ConcurrentHashMap<>();

    RequestAllowances(TierLimits limits) {
        this.limits = limits;
    }

    /// Counts one request, where that can be done without asking the database.
    ///
    /// @throws uptick.edge.problem.ProblemException where all of the day's are used
    boolean takeFromMemory(Principal principal) {
        var allowance = allowances.get(new Whose(principal, limits.today()));
        return allowance != null && allowance.take(principal);
    }

    /// Counts one request, and takes a block before where there is none left.
    ///
    /// @throws uptick.edge.problem.ProblemException where all of the day's are used, or the database does not answer
    void take(Principal principal) {
        var whose = new Whose(principal, limits.today());
        makeRoom(whose.day());
        var allowance = allowances.computeIfAbsent(whose, _ -> new Allowance());
        // Whoever finds none left waits for the one that takes a block, instead of taking one each.
        synchronized (allowance) {
            while (!allowance.take(principal)) {
                allowance.add(
                        limits.takeRequests(
                                principal,
                                whose.day(),
                                Math.max(1, limits.requestsPerDay(principal) / BLOCKS_A_DAY)));
            }
        }
    }

    private void makeRoom(LocalDate today) {
        if (allowances.size() < MOST_USERS) {
            return;
        }
        allowances.keySet().removeIf(whose -> !whose.day().equals(today));
        var oldest = allowances.keySet().iterator();
        while (allowances.size() >= MOST_USERS && oldest.hasNext()) {
            oldest.next();
            oldest.remove();
        }
    }

    /* With the tier, for another tier has another limit. */
    private record Whose(UserId user, String tier, LocalDate day) {

        Whose(Principal principal, LocalDate day) {
            this(principal.id(), principal.tier(), day);
        }
    }

    private final class Allowance {

        private final AtomicInteger left = new AtomicInteger();
        private volatile boolean isUsedUp;

        boolean take(Principal principal) {
            if (left.get() > 0 && left.getAndDecrement() > 0) {
                return true;
            }
            if (isUsedUp) {
                throw limits.tooManyRequests(principal);
            }
            return false;
        }

        void add(int granted) {
            if (granted > 0) {
                left.set(granted);
            } else {
                isUsedUp = true;
            }
        }
    }
}
