package uptick.collections;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Singleton;

import uptick.collections.ClaimRun.Claim;
import uptick.model.collections.DataCollection;

/// Runs one collection over the trend sources: claims the run, asks, and writes what was seen, absence
/// included, in one transaction with the run's end.
///
/// No transaction is open while a source is asked. A worker that lost its lease writes nothing.
@Singleton
public final class CollectTrends {

    /// How long a worker has for a run: longer than one may take, so that a live worker is never taken over, and a
    /// dead one's run waits no longer.
    public static final Duration LEASE = Duration.ofMinutes(10);

    /* Half of the lease and of the function's time: the last call has begun by then, and the rest is for writing. */
    private static final Duration ASKING = Duration.ofMinutes(5);

    private final ClaimRun claimRun;
    private final ReadChart readChart;
    private final RecordRun recordRun;
    private final Clock clock;

    CollectTrends(ClaimRun claimRun, ReadChart readChart, RecordRun recordRun, Clock clock) {
        this.claimRun = claimRun;
        this.readChart = readChart;
        this.recordRun = recordRun;
        this.clock = clock;
    }

    /// Runs the collection of a schedule event; the same event again changes nothing and spends nothing.
    ///
    /// @param scheduledFor the event's own time, which names the run
    /// @throws uptick.edge.problem.ProblemException where the database does not answer; the run then waits for a
    ///     delivery after its lease
    public Outcome collect(Instant scheduledFor) {
        var notAfter = clock.instant().plus(ASKING);
        return switch (claimRun.claim(scheduledFor)) {
            case Claim.Taken(var runId) -> new Outcome.AlreadyTaken(runId);
            case Claim.Mine mine -> recordRun.record(mine, readChart.read(notAfter));
        };
    }

    /// How a run went.
    public sealed interface Outcome {

        /// The run has ended.
        ///
        /// @param status `completed` or `failed`
        /// @param topicsSeen topics of which something was seen
        /// @param gaps what was not collected
        record Ended(
                UUID collectionId, String status, int topicsSeen, List<DataCollection.Gap> gaps)
                implements Outcome {

            public Ended {
                gaps = List.copyOf(gaps);
            }
        }

        /// The event's run has ended before, or another worker is at it.
        record AlreadyTaken(UUID collectionId) implements Outcome {}

        /// Another worker took over while this one was at it.
        record TakenOver(UUID collectionId) implements Outcome {}
    }
}
