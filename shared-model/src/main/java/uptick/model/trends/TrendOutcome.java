package uptick.model.trends;

import java.time.Instant;
import java.util.UUID;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.MappedProperty;
import org.jspecify.annotations.Nullable;

/// What came of a trend after some days, against the baseline frozen when it was flagged.
///
/// @param horizonDays 1, 7 or 28 after the observation behind the trend
/// @param signal when the trend was flagged, in its own unit
/// @param baseline what was usual then
/// @param dueAt when the horizon is reached
/// @param signalAtHorizon from a later run, null until resolved and where it cannot be
/// @param isHit null until resolved, and where it cannot be, with the reason
@MappedEntity("trend_outcomes")
public record TrendOutcome(
        @Id UUID trendId,
        @Id int horizonDays,
        double signal,
        double baseline,
        Instant dueAt,
        @Nullable Double signalAtHorizon,
        @MappedProperty("is_hit") @Nullable Boolean isHit,
        @Nullable String reason,
        @Nullable Instant resolvedAt) {}
