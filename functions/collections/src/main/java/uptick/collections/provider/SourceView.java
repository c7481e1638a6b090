package uptick.collections.provider;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import org.jspecify.annotations.Nullable;

import uptick.model.collections.Breaker;
import uptick.model.collections.ObservationState;
import uptick.model.collections.Source;

/// A source as people see it.
///
/// @param isAvailable whether this installation can ask it at all
/// @param isEnabled the operator's switch
/// @param licenceState what the provider's terms allow, as the operator reviewed them
/// @param state what came of the latest call, `not_asked` before the first
/// @param reason one sentence on why it is silent, null where it is not
/// @param isSuspect answers, but with nothing where there was something the day before
/// @param isResting left alone after failures in a row
/// @param retryAt when one call finds out whether it is back, null while it does not rest
/// @param pacedUntil before then no further call goes out, null where it was never paced
@Serdeable(naming = SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.ALWAYS)
record SourceView(
        String source,
        boolean isAvailable,
        boolean isEnabled,
        String licenceState,
        @Nullable String licenceNote,
        ObservationState state,
        @Nullable String reason,
        boolean isSuspect,
        boolean isResting,
        @Nullable Instant retryAt,
        @Nullable Instant lastAttemptAt,
        @Nullable Instant lastSuccessAt,
        @Nullable Instant pacedUntil) {

    static final String NOTHING_TO_ASK_WITH = "This installation has nothing to ask it with.";

    static SourceView of(Source source, boolean isAvailable) {
        var isResting = source.breaker() != Breaker.CLOSED;
        var state = source.lastState() == null ? ObservationState.NOT_ASKED : source.lastState();
        return new SourceView(
                source.source(),
                isAvailable,
                source.isEnabled(),
                source.licenceState().toString(),
                source.licenceNote(),
                state,
                reason(source, state, isAvailable),
                source.isSuspect(),
                isResting,
                isResting ? source.breakerRetryAt() : null,
                source.lastAttemptAt(),
                source.lastSuccessAt(),
                source.pacedUntil());
    }

    /* The first thing that somebody would have to change comes first. */
    private static @Nullable String reason(
            Source source, ObservationState state, boolean isAvailable) {
        if (!isAvailable) {
            return NOTHING_TO_ASK_WITH;
        }
        if (!source.isEnabled()) {
            return "It was switched off.";
        }
        if (state == ObservationState.NOT_ASKED && source.lastReason() == null) {
            return "It was not asked yet.";
        }
        return source.lastReason();
    }

    /// @param items by name
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record All(List<SourceView> items) {}
}
