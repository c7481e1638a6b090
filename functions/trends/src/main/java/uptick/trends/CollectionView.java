package uptick.trends;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import org.jspecify.annotations.Nullable;

import uptick.model.collections.DataCollection;
import uptick.model.trends.ScoredCollection;

/// The collection behind a list.
///
/// @param isPartial whether something of it is missing
/// @param errors what is missing, and why
/// @param provenance `live` or `sample`
/// @param scoreVersion what the scores were made with
@Serdeable(naming = SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.ALWAYS)
record CollectionView(
        UUID id,
        Instant startedAt,
        @Nullable Instant completedAt,
        Instant scoredAt,
        boolean isPartial,
        List<DataCollection.Gap> errors,
        String provenance,
        String scoreVersion) {

    static CollectionView of(ScoredCollection collection) {
        return new CollectionView(
                collection.collectionId(),
                collection.startedAt(),
                collection.completedAt(),
                collection.scoredAt(),
                collection.isPartial(),
                Objects.requireNonNullElse(collection.errors(), List.of()),
                collection.provenance(),
                collection.scoreVersion());
    }
}
