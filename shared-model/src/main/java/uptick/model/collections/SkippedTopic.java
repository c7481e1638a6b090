package uptick.model.collections;

import java.util.UUID;

import io.micronaut.core.annotation.Introspected;

/// A topic that a run did not ask a source for.
///
/// @param state `QUOTA` where no units were left for it, `NOT_ASKED` otherwise
/// @param reason one sentence for people
@Introspected
public record SkippedTopic(
        UUID topicId, String title, String source, ObservationState state, String reason) {}
