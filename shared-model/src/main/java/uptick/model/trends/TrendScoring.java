package uptick.model.trends;

import java.time.Instant;
import java.util.UUID;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/// That a run is scored, written in the transaction that wrote its trends.
///
/// @param collectionStartedAt copied from the run
/// @param trendsCount rows written for it
@MappedEntity("trend_scorings")
public record TrendScoring(
        @Id UUID collectionId,
        Instant collectionStartedAt,
        Instant scoredAt,
        String scoreVersion,
        int trendsCount) {}
