package uptick.trends.outcome;

import java.time.Instant;
import java.util.UUID;

import uptick.trends.score.Confidence.Level;

/// A trend of which is known what came of it.
///
/// @param observedAt when it was flagged
/// @param place in its collection by momentum, from 1 on
public record Decided(
        UUID topicId, Instant observedAt, Level level, double momentum, int place, boolean isHit) {}
