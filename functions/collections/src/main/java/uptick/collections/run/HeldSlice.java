package uptick.collections.run;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import uptick.model.collections.CollectionSource;
import uptick.model.collections.DataCollection;
import uptick.model.collections.Topic;

/// A slice under this worker's token.
///
/// @param row as it was claimed
/// @param run its run
/// @param topics those of the slice that are there
record HeldSlice(CollectionSource row, DataCollection run, List<Topic> topics) {

    UUID id() {
        return Objects.requireNonNull(row.id(), "a slice from the database has an id");
    }

    UUID runId() {
        return row.collectionId();
    }

    int token() {
        return row.fencingToken();
    }

    String source() {
        return row.source();
    }

    /// On whose account its questions are asked.
    Errand errand() {
        return new Errand(
                source(),
                row.slice(),
                runId(),
                run.scheduledFor() == null ? Errand.Kind.PERSON : Errand.Kind.SCHEDULE);
    }

    /// The earlier of the two: the worker's own end, and the run's.
    Instant notAfter(Instant workersEnd) {
        var deadline = run.leaseExpiresAt();
        return deadline != null && deadline.isBefore(workersEnd) ? deadline : workersEnd;
    }

    /// As its source sees it.
    Slice slice() {
        return new Slice(runId(), row.slice(), topics, row.cursor());
    }

    @Override
    public String toString() {
        return source() + " " + row.slice() + " of run " + runId();
    }
}
