package uptick.model.collections;

import java.util.UUID;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/// That a user follows a topic. Row-level security: a user's own.
@MappedEntity("topic_watches")
public record TopicWatch(@Id UUID userId, @Id UUID topicId) {}
