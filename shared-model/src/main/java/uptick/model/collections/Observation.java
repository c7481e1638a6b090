package uptick.model.collections;

import java.time.Instant;
import java.util.UUID;

import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import org.jspecify.annotations.Nullable;

/// What a run saw of one topic on one source, or why it saw nothing.
///
/// @param source the source's name, such as `youtube`
/// @param observedAt when the source answered
/// @param state ok, or the reason of the absence
/// @param reason the absence in a sentence; always there where the state is not ok
/// @param metrics the source's numbers, null where it gave none
/// @param series interest over time, for sources that give it
/// @param recordedAt when this became known to Uptick
@MappedEntity("observations")
public record Observation(
        @Id @GeneratedValue @Nullable UUID id,
        UUID collectionId,
        UUID topicId,
        String source,
        Instant observedAt,
        ObservationState state,
        @Nullable String reason,
        @TypeDef(type = DataType.JSON) @Nullable Metrics metrics,
        @TypeDef(type = DataType.JSON) @Nullable Series series,
        Instant recordedAt) {

    /// An observation without a series.
    public Observation(
            @Nullable UUID id,
            UUID collectionId,
            UUID topicId,
            String source,
            Instant observedAt,
            ObservationState state,
            @Nullable String reason,
            @Nullable Metrics metrics,
            Instant recordedAt) {
        this(
                id,
                collectionId,
                topicId,
                source,
                observedAt,
                state,
                reason,
                metrics,
                null,
                recordedAt);
    }
}
