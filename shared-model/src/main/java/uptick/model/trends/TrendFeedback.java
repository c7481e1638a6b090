package uptick.model.trends;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import org.jspecify.annotations.Nullable;

/// Whether a user did something with a trend. Row-level security: a user's own.
@MappedEntity("trend_feedback")
public record TrendFeedback(
        @Id @GeneratedValue @Nullable UUID id,
        UUID userId,
        UUID trendId,
        Verdict verdict,
        Instant givenAt) {

    /// What the user says of it.
    public enum Verdict {
        USED,
        NOT_USEFUL;

        /// The name in rows.
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
