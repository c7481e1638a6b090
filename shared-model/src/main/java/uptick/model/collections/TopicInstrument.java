package uptick.model.collections;

import java.util.UUID;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import org.jspecify.annotations.Nullable;

/// That a topic and an instrument are about the same thing.
///
/// @param createdBy who said so, null where that account is gone
@MappedEntity("topic_instruments")
public record TopicInstrument(@Id UUID topicId, @Id UUID instrumentId, @Nullable UUID createdBy) {}
