package uptick.model.collections;

import java.time.Instant;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.MappedProperty;
import org.jspecify.annotations.Nullable;

/// A source, with what must hold of it in every instance of every function.
///
/// @param isEnabled the operator's switch
/// @param breakerFailures failures in a row
/// @param breakerRetryAt when an open breaker lets one call through
/// @param pacedUntil before then no further call goes out
/// @param lastReason one sentence for people on why it is silent
/// @param isSuspect answers, but with nothing where there was something the day before
@MappedEntity("source_states")
public record Source(
        @Id String source,
        @MappedProperty("is_enabled") boolean isEnabled,
        LicenceState licenceState,
        @Nullable String licenceNote,
        Breaker breaker,
        int breakerFailures,
        @Nullable Instant breakerRetryAt,
        @Nullable Instant pacedUntil,
        @Nullable Instant lastAttemptAt,
        @Nullable Instant lastSuccessAt,
        @Nullable ObservationState lastState,
        @Nullable String lastReason,
        @MappedProperty("is_suspect") boolean isSuspect) {}
