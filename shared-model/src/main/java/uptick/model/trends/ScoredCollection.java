package uptick.model.trends;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import org.jspecify.annotations.Nullable;

import uptick.model.collections.DataCollection;

/// A run whose trends are scored.
///
/// @param provenance `live` or `sample`
/// @param errors what the run did not collect, null for nothing
/// @param scoredAt when the scores became known
@Introspected
public record ScoredCollection(
        UUID collectionId,
        Instant startedAt,
        @Nullable Instant completedAt,
        Instant scoredAt,
        String provenance,
        @TypeDef(type = DataType.JSON) @Nullable List<DataCollection.Gap> errors,
        String scoreVersion) {

    /// Whether something of the run is missing.
    public boolean isPartial() {
        return errors != null && !errors.isEmpty();
    }
}
