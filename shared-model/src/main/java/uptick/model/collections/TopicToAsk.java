package uptick.model.collections;

import java.time.Instant;
import java.util.UUID;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.MappedProperty;
import org.jspecify.annotations.Nullable;

/// A topic that a source may be asked for, with what its latest answers were worth.
///
/// @param isControlSample not tracked, and polled all the same
/// @param answeredAt when the source answered last, null where it never did
/// @param answers how many of its answers were looked back at
/// @param news of them, those that told something that the one before had not
@Introspected
public record TopicToAsk(
        UUID id,
        int priority,
        @MappedProperty("is_control_sample") boolean isControlSample,
        @Nullable Instant answeredAt,
        long answers,
        long news) {}
