package uptick.model.trends;

import java.time.Instant;
import java.util.UUID;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.MappedProperty;

/// A trend of which is known what came of it.
///
/// @param place among those of its run that are known, by momentum, from 1 on
@Introspected
public record DecidedTrend(
        UUID topicId,
        Instant observedAt,
        String confidenceLevel,
        double momentumScore,
        long place,
        @MappedProperty("is_hit") boolean isHit) {}
