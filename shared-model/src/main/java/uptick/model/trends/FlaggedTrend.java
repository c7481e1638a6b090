package uptick.model.trends;

import java.time.Instant;
import java.util.UUID;

import io.micronaut.core.annotation.Introspected;
import org.jspecify.annotations.Nullable;

/// What an outcome is looked for with: the trend that was flagged.
///
/// @param observedAt when the newest observation behind it was made
/// @param interestOrigin whose series of interest its score was made of, as the components name it; null where it had none
/// @param interestAt where the newest step of that series began
@Introspected
public record FlaggedTrend(
        UUID id,
        UUID topicId,
        Instant observedAt,
        @Nullable String interestOrigin,
        @Nullable Instant interestAt) {}
