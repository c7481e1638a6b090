package uptick.model.market;

import java.time.Instant;
import java.util.UUID;

import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import org.jspecify.annotations.Nullable;

/// How one source sounds about an instrument or a topic at a time.
///
/// @param score -1 to 1, null where it could not be read, with the reason
/// @param rawValue as the source or model gave it
/// @param rawScale what the raw value is measured on, such as `0..1`
/// @param samples texts behind the score
/// @param method what read the texts, with its version
/// @param ts the moment up to which the texts were written
/// @param recordedAt when it became known to Uptick
@MappedEntity("sentiment_scores")
public record SentimentScore(
        @Id @GeneratedValue @Nullable UUID id,
        @Nullable UUID instrumentId,
        @Nullable UUID topicId,
        String source,
        @Nullable Double score,
        @Nullable Double rawValue,
        @Nullable String rawScale,
        int samples,
        @Nullable String reason,
        String method,
        Instant ts,
        Instant recordedAt) {}
