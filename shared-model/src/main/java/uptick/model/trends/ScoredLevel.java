package uptick.model.trends;

import java.util.UUID;

import io.micronaut.core.annotation.Introspected;

/// How far a topic's score could be trusted.
///
/// @param confidenceLevel `high`, `medium` or `low`
@Introspected
public record ScoredLevel(UUID topicId, String confidenceLevel) {}
