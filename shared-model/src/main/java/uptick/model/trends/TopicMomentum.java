package uptick.model.trends;

import java.util.UUID;

import io.micronaut.core.annotation.Introspected;

/// A topic's momentum about an instant.
///
/// @param place of the question among those that were asked, from 1 on
@Introspected
public record TopicMomentum(long place, UUID topicId, double momentumScore) {}
