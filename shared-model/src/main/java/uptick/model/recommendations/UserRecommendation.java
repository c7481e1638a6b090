package uptick.model.recommendations;

import java.time.Instant;
import java.util.UUID;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/// That a user was shown a recommendation. Row-level security: a user's own.
///
/// @param shownAt when first
@MappedEntity("user_recommendations")
public record UserRecommendation(@Id UUID userId, @Id UUID recommendationId, Instant shownAt) {}
