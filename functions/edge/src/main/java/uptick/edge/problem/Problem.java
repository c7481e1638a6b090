package uptick.edge.problem;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import org.jspecify.annotations.Nullable;

/// A refusal or failure as it goes over the wire (RFC 9457).
///
/// @param type stable relative URI, see [ProblemType]
/// @param title fixed words for the type
/// @param status the HTTP status, repeated
/// @param detail this case in a sentence; no internals, no SQL, no exception's text
/// @param instance an id to quote to the operator, where the log says more
/// @param field the first wrong field of the request, snake_case, dots between levels
/// @param errors all wrong fields, null where no field is to blame
/// @param retryAfterSeconds when to try again, as in the Retry-After header
/// @param limit the name of the tier's limit that was reached
/// @param allowed how many it allows
@Serdeable(naming = SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        @Nullable String instance,
        @Nullable String field,
        @Nullable List<FieldError> errors,
        @Nullable Long retryAfterSeconds,
        @Nullable String limit,
        @Nullable Integer allowed) {

    /// The media type of every error.
    public static final String MEDIA_TYPE = "application/problem+json";

    /// One wrong field.
    @Serdeable
    public record FieldError(String field, String detail) {}
}
