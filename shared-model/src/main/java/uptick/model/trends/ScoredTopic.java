package uptick.model.trends;

import java.util.UUID;

import io.micronaut.core.annotation.Introspected;

/// A run's row of a topic, by its ids.
@Introspected
public record ScoredTopic(UUID id, UUID topicId) {}
