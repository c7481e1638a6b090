package uptick.local.sample.provider;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Supplier;

/// Which replies go wrong: the next ones, and those within given times.
///
/// The queue comes before the times. Thread-safe.
public final class FaultPlan {

    private record Outage(
            Instant fromInclusive, Instant toExclusive, int earliestPage, Fault fault) {

        boolean hits(Instant now, int page) {
            return !now.isBefore(fromInclusive)
                    && now.isBefore(toExclusive)
                    && page >= earliestPage;
        }
    }

    private final Queue<Fault> next = new ArrayDeque<>();
    private final List<Outage> outages = new ArrayList<>();

    /// Lets the next requests fail, after those that are to fail already.
    ///
    /// @param requests how many, at least 1
    public synchronized void next(int requests, Fault fault) {
        if (requests < 1) {
            throw new IllegalArgumentException("a fault for " + requests + " requests");
        }
        next.addAll(Collections.nCopies(requests, fault));
    }

    /// Lets requests fail that are made within a time of the injected clock.
    ///
    /// @param earliestPage 1 for every request; 2 or more for a list's pages from that one on, so that
    ///     the earlier pages, and what is no page of a list, are served
    public synchronized void during(
            Instant fromInclusive, Instant toExclusive, int earliestPage, Fault fault) {
        outages.add(new Outage(fromInclusive, toExclusive, earliestPage, fault));
    }

    /// The reply of a request, right or wrong as planned.
    ///
    /// @param page a list's page, from 1 on; 1 for what is no page of a list
    /// @param truthful what the provider would say
    /// @param empty the same without items
    public Reply reply(Instant now, int page, Supplier<Reply> truthful, Supplier<Reply> empty) {
        return take(now, page).map(fault -> fault.instead(truthful, empty)).orElseGet(truthful);
    }

    synchronized Optional<Fault> take(Instant now, int page) {
        var queued = next.poll();
        if (queued != null) {
            return Optional.of(queued);
        }
        return outages.stream()
                .filter(outage -> outage.hits(now, page))
                .map(Outage::fault)
                .findFirst();
    }
}
