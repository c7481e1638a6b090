package uptick.model.collections;

import java.util.UUID;

import io.micronaut.core.annotation.Introspected;

/// How much of a run waits for a worker.
///
/// @param slices how many, more than zero
@Introspected
public record WaitingSlices(UUID collectionId, long slices) {}
