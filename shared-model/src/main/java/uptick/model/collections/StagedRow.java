package uptick.model.collections;

import java.time.Instant;
import java.util.UUID;

import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import org.jspecify.annotations.Nullable;

/// What collections received for market, as it was received.
///
/// @param naturalKey what makes two rows of a run the same, such as `AAPL|NASDAQ|daily|2026-11-20`
/// @param payload JSON in the provider's own terms
/// @param takenAt when market took it in or set it aside, null until then
@MappedEntity("staged_rows")
public record StagedRow(
        @Id @GeneratedValue @Nullable UUID id,
        UUID collectionId,
        String source,
        StagedKind kind,
        String naturalKey,
        @TypeDef(type = DataType.JSON) String payload,
        Instant receivedAt,
        @Nullable Instant takenAt) {}
