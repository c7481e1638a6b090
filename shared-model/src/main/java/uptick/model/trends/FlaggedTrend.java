package uptick.model.trends;

import java.time.Instant;
import java.util.UUID;

import io.micronaut.core.annotation.Introspected;
import org.jspecify.annotations.Nullable;

/// What an outcome is looked for with: the trend that was flagged.
///
/// @param interestOrigin whose series of interest its score was made of, as the components name it; null where it had none
/// @param interestAt where the newest step of that series began
@Introspected
public record FlaggedTrend(
        UUID id, UUID topicId, @Nullable String interestOrigin, @Nullable Instant interestAt) {}
