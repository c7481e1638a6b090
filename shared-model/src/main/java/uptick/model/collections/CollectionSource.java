package uptick.model.collections;

import java.time.Instant;
import java.util.UUID;

import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import org.jspecify.annotations.Nullable;

/// One slice of a run's work: finished at most once, by whoever holds its fencing token.
///
/// @param slice which part of the source's work: a page, a batch of topics, an instrument
/// @param state what came of it, null until it is finished
/// @param reason one sentence for people, always there where the state is not ok
/// @param attempts how often a worker began it
/// @param calls requests sent for it
/// @param units units of the source's quota spent on it
/// @param items rows that it gave
/// @param error JSON object with what a developer will ask of a failure
/// @param cursor where the next attempt goes on, as the source names it
/// @param fencingToken raised at each take-over, 0 before the first
@MappedEntity("collection_sources")
public record CollectionSource(
        @Id @GeneratedValue @Nullable UUID id,
        UUID collectionId,
        String source,
        String slice,
        SliceStatus status,
        @Nullable ObservationState state,
        @Nullable String reason,
        int attempts,
        int calls,
        int units,
        int items,
        @TypeDef(type = DataType.JSON) @Nullable String error,
        @Nullable String cursor,
        @Nullable String leaseOwner,
        @Nullable Instant leaseExpiresAt,
        int fencingToken,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt) {}
